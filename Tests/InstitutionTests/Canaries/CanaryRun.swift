import Comparison
import Console
import Federation
import FederationTesting
import Foundation
import Institution
import Messaging

/// A whole run over a sample set in which every column of every database holds a canary.
struct CanaryRun {
    private let set: SampleSet
    private let study: Study
    private var federation: WholeFederation
    private(set) var databases: [PlantedDatabase] = []
    private let captured = CapturedBytes()

    /// Planted, and all enrolled.
    init(_ set: SampleSet) async throws {
        self.set = set
        study = try set.study()
        federation = try await WholeFederation()
        let study = study
        for (number, name) in try set.names.enumerated() {
            let copy = federation.folder.file("data-\(name).sqlite")
            try FileManager.default.copyItem(atPath: set.database(of: name), toPath: copy)
            let mapping = try set.read("\(name)/mapping.json")
            let database = try PlantedDatabase(planting: copy, number: number) {
                let data = try InstitutionData(
                    domain: set.domain, databasePath: copy, mappingBytes: mapping)
                _ = try StudyRows(data, study: study, institution: name, threads: 1)
            }
            databases.append(database)
            try federation.enrol(
                name, database: copy, mapping: mapping, policy: set.read("\(name)/policy.json"))
        }
    }

    /// Where something was found, and what.
    typealias Findings = [String: Set<String>]

    /// The run from its study to the analyst's report.
    ///
    /// - Parameter reason: what the first member gives as a waiver's reason; nil where it waives
    ///   nothing.
    func findings(waiving reason: String? = nil) async throws -> Findings {
        try federation.publish(study)
        for (index, home) in federation.homes.enumerated() {
            try await approve(study, home, reason: index == 0 ? reason : nil)
        }
        _ = try federation.coordinator.open(study, as: WholeFederation.run)
        try await federation.program.refresh()
        let nodes = JoinedNodes(federation, domain: set.domain) { try capturing($0) }
        try await nodes.runUntilClosed()
        let scanner = CanaryScanner(databases.flatMap(\.canaries))
        var findings: Findings = ["errors": errors]
        for envelope in captured.all {
            findings["messages", default: []] += Self.scan(
                try Envelope(decoding: envelope), scanner)
        }
        for home in federation.homes {
            let lines = nodes.sayings.of(home.configuration.name.text).joined(separator: "\n")
            findings["logs", default: []] += scanner.findings(in: Array(lines.utf8))
        }
        try await scanCoordinator(scanner, &findings)
        return findings.filter { !$0.value.isEmpty }
    }

    /// What the errors tell of the values that could not be read.
    private var errors: Set<String> {
        let refusals = databases.flatMap(\.refusals)
        let scanner = CanaryScanner(refusals.map(\.canary))
        return refusals.reduce(into: []) { found, refusal in
            found.formUnion(scanner.findings(in: Array(refusal.error.utf8)))
        }
    }

    private func capturing(_ home: NodeHome) throws -> CapturingTransport {
        CapturingTransport(inner: try federation.transport(of: home), captured: captured)
    }

    private func approve(_ study: Study, _ home: NodeHome, reason: String?) async throws {
        let transport = try capturing(home)
        let node = try NodeFederation(charter: home.charter, ledger: home.ledger())
        try await node.poll(transport, waiting: false)
        guard let proposal = await node.state.proposal(ofStudy: study.digest) else {
            throw RunDocumentsError.notAStudy
        }
        let waivers = reason.map { [Waiver(check: "duplicates", reason: $0, who: "Ann")] } ?? []
        try await node.decide(
            .studyApproval, payload: StudyApproval(study: study.digest, waivers: waivers).payload,
            on: proposal, summary: "approves", me: .of(home.signingKey.verifyingKey),
            keys: home.keys.ring, transport: transport,
            nowMilliseconds: federation.clock.milliseconds)
    }

    /// Its files, every message in them, and what the analyst is shown; the run has to be finished.
    private func scanCoordinator(_ scanner: CanaryScanner, _ findings: inout Findings) async throws
    {
        let path = federation.coordinator.transcriptPath(of: WholeFederation.run)
        let replay = try RunReplay(transcript: Transcript(path: path), run: WholeFederation.run)
        for entry in replay.entries {
            findings["transcript", default: []] += Self.scan(entry.envelope, scanner)
        }
        for document in replay.documents.stored {
            findings["transcript", default: []] += scanner.findings(
                in: document.bytes, isRandom: true)
        }
        findings["transcript", default: []] += try Self.scan(file: path, scanner)
        let comparison = try RunComparison(replay)
        let folder = federation.folder.file("report")
        try ReportFolder(folder, replacing: false).write(
            comparison.report, in: comparison.context)
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
                continue
            }
            findings["report", default: []] += scanner.findings(in: Array(bytes))
        }
    }

    private static func scan(file path: String, _ scanner: CanaryScanner) throws -> Set<String> {
        scanner.findings(in: Array(try Data(contentsOf: URL(filePath: path))), isRandom: true)
    }

    /// Keys, signatures and masked words are like chance; what else a payload holds is not.
    private static func scan(_ envelope: Envelope, _ scanner: CanaryScanner) -> Set<String> {
        let type = envelope.header.messageType
        return scanner.findings(in: envelope.bytes, isRandom: true).union(
            scanner.findings(
                in: envelope.payload, isRandom: type == .maskedAnswer || type == .maskKeys))
    }
}

extension Set {
    fileprivate static func += (left: inout Set, right: Set) { left.formUnion(right) }
}
