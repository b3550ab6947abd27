import Console
import CreditRisk
import Documents
import Federation
import FederationTesting
import Foundation
import Institution
import Learning
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `The six banks of the sample, each with a node` {
    static let set = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../SampleData/credit-risk/sba").standardizedFileURL

    static let names = [
        "bank-of-america", "california-bank-and-trust", "capital-one", "other-lenders", "us-bank",
        "wells-fargo",
    ]

    static var isPresent: Bool {
        FileManager.default.fileExists(
            atPath: set.appending(path: "study.json").path(percentEncoded: false))
    }

    private func read(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Self.set.appending(path: path)))
    }

    /// The set's own study, with a last day after the tests' clock.
    private func study() throws -> Study {
        guard case .object(let members) = try JSONParser.parse(read("study.json")) else {
            throw MessageError.malformed("study.json is no object")
        }
        let deadlines = JSONMember(
            key: "deadlines", value: ["soft": "10min", "hard": "7d", "until": "2030-12-31"])
        return try Study(
            parsing: JSONValue.object(members.filter { $0.key != "deadlines" } + [deadlines])
                .encoded())
    }

    private func enrolled() async throws -> WholeFederation {
        var federation = try await WholeFederation()
        for name in Self.names {
            try federation.enrol(
                name,
                database: Self.set.appending(path: "\(name)/\(name).sqlite")
                    .path(percentEncoded: false),
                mapping: read("\(name)/mapping.json"), policy: read("\(name)/policy.json"))
        }
        return federation
    }

    @Test(.enabled(if: isPresent))
    func `come to the outcome of a rehearsal, bit for bit, over lossy connections`() async throws {
        let study = try study()
        let federation = try await enrolled()
        try await federation.open(study)
        let nodes = JoinedNodes(federation, domain: CreditRisk.self) { home in
            let seed = UInt64(home.configuration.name.text.utf8.count)
            return FaultyTransport(try federation.transport(of: home), seed: seed)
        }
        try await nodes.runUntilClosed()
        let rows = try federation.homes.map {
            try RunDesk(home: $0, domain: CreditRisk.self, study: study).rows
        }
        var script = RunScript(study: study, institutions: rows.count)
        var rehearsed: RunOutcome?
        while rehearsed == nil {
            let layout = try script.question().layout
            let answers = try rows.map { try script.answer(from: $0).words }
            rehearsed = try script.fold(try SumVector.sum(answers, layout: layout).words)
        }
        let machine = try #require(try await federation.machine)
        #expect(machine.outcome?.payload == rehearsed?.payload)
        #expect(machine.figures.count == Self.names.count)
    }
}
