import Console
import Documents
import Federation
import FederationTesting
import Institution
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `A node whose policy forbids the run` {
    struct Rule: Sendable, CustomTestStringConvertible {
        let name: String
        let policy: String
        let step: String
        let sentence: String

        var testDescription: String { name }
    }

    static let rules = [
        Rule(
            name: "smallest-federation", policy: #"{"policy": 1, "smallestFederation": 4}"#,
            step: "study", sentence: "The policy asks for 4 members, the run has 3."),
        Rule(
            name: "smallest-cell", policy: #"{"policy": 1, "smallestCell": 20}"#, step: "study",
            sentence: "The policy publishes no cell below 20, the study allows 10."),
        Rule(
            name: "learners", policy: #"{"policy": 1, "learners": ["trees"]}"#, step: "study",
            sentence: "The policy does not allow the learner logistic."),
        Rule(
            name: "federation-rows-per-parameter",
            policy: #"{"policy": 1, "rowsPerParameter": {"federation": 1000}}"#, step: "newton",
            sentence: "The policy asks for 1000.0 training rows of the federation for each of"),
        Rule(
            name: "rows-per-parameter",
            policy: #"{"policy": 1, "rowsPerParameter": {"own": 100}}"#, step: "newton",
            sentence: "The policy asks for 100.0 own training rows for each of"),
    ]

    @Test(arguments: rules)
    func `refuses by the rule's name, signed, and the run stops for all`(rule: Rule) async throws {
        let federation = try await WholeFederation.ofOrchards(policies: ["birch": rule.policy])
        try await federation.open(OrchardStudy.study())
        let nodes = JoinedNodes(federation)
        try await nodes.runUntilClosed()
        let machine = try #require(try await federation.machine)
        guard case .closed(.stopped(let cancellation, _)) = machine.phase else {
            Issue.record("a refused run stops")
            return
        }
        #expect(cancellation.reason == .refused)
        #expect(cancellation.text.contains("birch refused at \(rule.step): \(rule.sentence)"))
        let sent = try federation.home("birch").ledger().sent(run: WholeFederation.run)
        let envelope = try #require(sent.last?.envelope)
        let refusal = try Refusal(parsing: envelope.payload)
        #expect(refusal.rule == rule.name && refusal.step == rule.step)
        #expect(refusal.text.hasPrefix(rule.sentence))
        #expect(!sent.contains { $0.envelope.header.messageType == .ownFigures })
        for name in ["alder", "birch", "cedar"] {
            #expect(nodes.sayings.of(name).contains { $0.contains("stopped by the coordinator") })
        }
    }

    @Test func `keeps to the policy under which it approved, where a later one is looser`()
        async throws
    {
        let federation = try await WholeFederation.ofOrchards()
        let study = try OrchardStudy.study()
        let home = try federation.home("birch")
        let strict = #"{"policy": 1, "smallestFederation": 4}"#
        try home.folder.write(Array(strict.utf8), to: "policy.json")
        try home.keepPolicy(approving: study.digest)
        try home.folder.remove("policy.json")
        try await federation.open(study)
        let nodes = JoinedNodes(federation)
        try await nodes.runUntilClosed()
        let machine = try #require(try await federation.machine)
        guard case .closed(.stopped(let cancellation, _)) = machine.phase else {
            Issue.record("a refused run stops")
            return
        }
        #expect(cancellation.text.contains("The policy asks for 4 members, the run has 3."))
        #expect(
            nodes.sayings.of("birch").contains { $0.contains("looser than at the approval") })
    }

    @Test func `refuses folds that hold too few rows of the federation`() async throws {
        let policy = #"{"policy": 1, "rowsPerParameter": {"fold": 1000}}"#
        let federation = try await WholeFederation.ofOrchards(policies: ["birch": policy])
        try await federation.open(
            OrchardStudy.study(("split", ["kind": "folds", "folds": 2])))
        let nodes = JoinedNodes(federation)
        try await nodes.runUntilClosed()
        let machine = try #require(try await federation.machine)
        guard case .closed(.stopped(let cancellation, _)) = machine.phase else {
            Issue.record("a refused run stops")
            return
        }
        #expect(
            cancellation.text.contains(
                """
                birch refused at newton: The policy asks for 1000.0 rows of the federation in each \
                fold for each of
                """))
    }
}
