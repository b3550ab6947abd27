import CreditRisk
import Federation
import FederationTesting
import Institution
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `The six banks of the sample, each with a node` {
    private func enrolled() async throws -> WholeFederation {
        var federation = try await WholeFederation()
        for name in try SampleSet.sba.names {
            try federation.enrol(
                name, database: SampleSet.sba.database(of: name),
                mapping: SampleSet.sba.read("\(name)/mapping.json"),
                policy: SampleSet.sba.read("\(name)/policy.json"))
        }
        return federation
    }

    @Test func `come to the outcome of a rehearsal, bit for bit, over lossy connections`()
        async throws
    {
        let study = try SampleSet.sba.study()
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
        #expect(machine.figures.count == federation.homes.count)
    }
}
