import Console
import Documents
import Federation
import FederationTesting
import Foundation
import Institution
import Messaging
import Tabular
import Testing

@Suite struct `Enrolment of a home` {
    private let sample = OrchardSample(name: "alder", rows: 40, seed: 1)

    private func enrolled() async throws -> (WholeFederation, NodeHome) {
        var federation = try await WholeFederation()
        let database = try sample.write(into: federation.folder.path)
        let home = try federation.enrol("alder", database: database, mapping: sample.mapping())
        return (federation, home)
    }

    @Test func `installs what the admission says, and nothing secret of the federation`()
        async throws
    {
        let (federation, home) = try await enrolled()
        #expect(home.isEnrolled)
        #expect(home.configuration.coordinator == "localhost:7001")
        #expect(try home.charter == federation.fixture.charter)
        let me = NodeID.of(try home.signingKey.verifyingKey)
        let entry = try #require(try home.firstRoster.entry(me))
        #expect(entry.name.text == "alder" && entry.status == .active)
        #expect(entry.tlsKeyDigest == (try home.tlsKey.publicKeyDigest))
        for name in ["keys/tls.crt", "federation/charter.json", "federation/ca.crt"] {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: home.folder.path(name))
            #expect(attributes[.posixPermissions] as? Int == 0o644, "\(name)")
        }
    }

    @Test func `is visible to all in the federation's feed`() async throws {
        let (federation, home) = try await enrolled()
        let node = try NodeFederation(charter: home.charter, ledger: home.ledger())
        #expect(try await node.poll(federation.transport(of: home), waiting: false))
        let names = await node.state.roster?.activeInstitutions.map(\.name.text)
        #expect(names == ["alder"])
        #expect(try await node.poll(federation.transport(of: home), waiting: false) == false)
        let again = try NodeFederation(charter: home.charter, ledger: home.ledger())
        let (count, known) = (await again.state.count, await node.state.count)
        #expect(count == known && count > 0)
    }

    @Test func `binds the home to a mapping of its own institution`() async throws {
        let (federation, home) = try await enrolled()
        defer { withExtendedLifetime(federation) {} }
        _ = try home.data(of: Orchard.self)
        let other = OrchardSample(name: "birch", rows: 1, seed: 1).mapping()
        try home.folder.write(other, to: "mapping.json")
        #expect(throws: MappingError.otherInstitution(expected: "alder")) {
            try home.data(of: Orchard.self)
        }
    }

    @Test func `is worth nothing with a certificate or an address that is none`() async throws {
        let (federation, home) = try await enrolled()
        defer { withExtendedLifetime(federation) {} }
        try home.folder.write(Array("no certificate".utf8), to: "keys/tls.crt")
        let error = #expect(throws: (any Error).self) { try home.transport() }
        #expect(error.map(Console.ExitStatus.of) == .configuration)
        let lost = NodeConfiguration(
            name: home.configuration.name, database: home.configuration.database,
            coordinator: "localhost")
        try home.folder.write(lost.bytes, to: "node.json")
        let other = #expect(throws: (any Error).self) {
            try NodeHome(home.folder.path).transport()
        }
        #expect(other.map(Console.ExitStatus.of) == .configuration)
    }

    @Test func `leaves its request in the ledger, once`() async throws {
        let (federation, home) = try await enrolled()
        defer { withExtendedLifetime(federation) {} }
        let requests = try home.ledger().requests()
        #expect(requests.map { $0.envelope.header.messageType } == [.registrationRequest])
        #expect(try LedgerView(home.ledger()).messages.map(\.type) == ["registrationRequest"])
    }

    @Test func `stands in the ledger with the receipt of each decision`() async throws {
        let (federation, home) = try await enrolled()
        let study = try OrchardStudy.study()
        try federation.publish(study)
        try await federation.approve(study, by: home)
        let sent = try home.ledger().sent(run: .federation)
        #expect(sent.map(\.summary) == ["approves bare-trees"])
        #expect(sent.allSatisfy { $0.receipt != nil })
        let log = try federation.coordinator.store().log()
        let proposal = try #require(log.proposal("bare-trees"))
        #expect(proposal.undecided.isEmpty && proposal.approvals.count == 1)
    }

    @Test func `is not needed twice for a study that is approved again`() async throws {
        let (federation, home) = try await enrolled()
        let study = try OrchardStudy.study()
        try federation.publish(study)
        try await federation.approve(study, by: home)
        try await federation.approve(study, by: home)
        let sent = try home.ledger().sent(run: .federation)
        #expect(sent.count == 2 && sent.allSatisfy { $0.receipt != nil })
    }
}
