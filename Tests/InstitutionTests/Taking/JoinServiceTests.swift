import Comparison
import Console
import Documents
import Federation
import FederationTesting
import Foundation
import Institution
import Learning
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `A node that takes part` {
    static let namedFigures = #"{"policy": 1, "nameOwnFigures": true}"#

    private func rehearsed(_ study: Study, _ federation: WholeFederation) throws -> RunOutcome {
        let rows = try federation.homes.map {
            try RunDesk(home: $0, domain: Orchard.self, study: study).rows
        }
        return try Rehearsal(study: study, institutions: rows).run { _ in }.outcome
    }

    @Test func `comes with the others to the outcome of a rehearsal, bit for bit`() async throws {
        let study = try OrchardStudy.study()
        let federation = try await WholeFederation.ofOrchards(
            policies: ["alder": Self.namedFigures, "birch": Self.namedFigures])
        try await federation.open(study)
        let nodes = JoinedNodes(federation)
        try await nodes.runUntilClosed()
        let outcome = try #require(try await federation.machine?.outcome)
        #expect(outcome.payload == (try rehearsed(study, federation).payload))
        #expect(outcome.institutions == 3)
        let machine = try #require(try await federation.machine)
        #expect(machine.figures.count == 2)
        for home in federation.homes {
            let name = home.configuration.name.text
            let model = try home.folder.read("models/\(WholeFederation.run.hex).safetensors")
            #expect(model == ModelArtefact(outcome.model, study: study).bytes)
            let report = try ComparisonReport(
                parsing: home.folder.read("reports/\(WholeFederation.run.hex).json"))
            #expect(report.institutions.map(\.name) == [name])
            #expect(nodes.sayings.of(name).contains { $0.contains("takes part in bare-trees") })
            #expect(!home.folder.exists("blocks/\(WholeFederation.run.hex).root"))
        }
    }

    @Test func `says how its rows stand beside the others' before anything is trained on them`()
        async throws
    {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        let nodes = JoinedNodes(federation)
        try await nodes.runUntilClosed()
        for home in federation.homes {
            let lines = nodes.sayings.of(home.configuration.name.text)
            let compared = try #require(lines.firstIndex { $0.contains("own rows against") })
            let trained = try #require(lines.firstIndex { $0.contains("answer to newton") })
            #expect(compared < trained)
            #expect(lines.count { $0.contains("own rows against") } == 1)
        }
    }

    @Test func `has every message in its ledger, with words and a receipt`() async throws {
        let study = try OrchardStudy.study()
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(study)
        try await JoinedNodes(federation).runUntilClosed()
        let rounds = try #require(try await federation.machine?.outcome).rounds
        for home in federation.homes {
            let view = try LedgerView(home.ledger(), run: WholeFederation.run)
            #expect(view.messages.allSatisfy { $0.hasReceipt })
            #expect(
                view.departures.map(\.what) == [
                    "masked answers", "public keys for masks",
                    "acceptances, with a salted hash of the table",
                ])
            #expect(view.departures.map(\.messages) == [rounds, 1, 1])
            let answers = try home.ledger().sent(run: WholeFederation.run).filter {
                $0.plain != nil
            }
            #expect(answers.count == rounds)
        }
    }

    @Test func `goes on where it was stopped, and ends the same`() async throws {
        let study = try OrchardStudy.study()
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(study)
        let nodes = JoinedNodes(federation)
        for round in [1, 3, 5] { try await nodes.run(until: "round \(round):") }
        try await nodes.runUntilClosed()
        let outcome = try #require(try await federation.machine?.outcome)
        #expect(outcome.payload == (try rehearsed(study, federation).payload))
    }

    @Test func `does nothing more for a run whose report stands`() async throws {
        let study = try OrchardStudy.study()
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(study)
        try await JoinedNodes(federation).runUntilClosed()
        let home = federation.homes[0]
        let count = try home.ledger().sent().count
        let page = home.folder.path("reports/\(WholeFederation.run.hex).html")
        try FileManager.default.removeItem(atPath: home.configuration.database)
        #expect(try await JoinedNodes(federation).sayings(of: home).isEmpty)
        #expect(try home.ledger().sent().count == count)
        #expect(FileManager.default.fileExists(atPath: page))
    }

    @Test func `takes no part in a run of others`() async throws {
        var federation = try await WholeFederation.ofOrchards()
        let study = try OrchardStudy.study()
        try await federation.open(study)
        let late = OrchardSample(name: "damson", rows: 40, seed: 9)
        let home = try federation.enrol(
            "damson", database: late.write(into: federation.folder.path), mapping: late.mapping())
        try await JoinedNodes(federation).runUntilClosed(["alder", "birch", "cedar"])
        #expect(try home.ledger().sent().isEmpty)
        #expect(try await federation.machine?.outcome != nil)
    }
}
