import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `Evidence in a ledger` {
    private let coordinator: NodeID
    private let alder: NodeID
    private let evidence: [Evidence]

    init() throws {
        let staged = try RunStage.opened.run()
        coordinator = staged.coordinator.id
        alder = staged.members[0].id
        let (first, second) = (
            staged.message(.refusal, [1], from: staged.members[0]),
            staged.message(.refusal, [2], from: staged.members[0])
        )
        let statements: [Evidence.Statement] = [
            .entry(2, bytes: first.bytes), .receipt([3]),
            .proof(EquivocationProof(first: first.redacted, second: second.redacted)),
        ]
        evidence = statements.map {
            Evidence(run: staged.run, statement: $0, reason: "It lies.", atMilliseconds: 5)
        }
    }

    @Test func `is read back as it was kept, once, in the order in which it was noticed`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        let ledger = try Ledger(path: path)
        for entry in evidence + evidence { try ledger.keep(entry) }
        #expect(try Ledger(path: path).evidence() == evidence)
        #expect(try ledger.evidence(run: evidence[0].run) == evidence)
        #expect(try ledger.evidence(run: .federation).isEmpty)
    }

    @Test func `speaks against the coordinator, or against the signer of two headers`() {
        #expect(
            evidence.map { $0.isAgainst(coordinator, coordinator: coordinator) }
                == [true, true, false])
        #expect(
            evidence.map { $0.isAgainst(alder, coordinator: coordinator) }
                == [false, false, true])
    }
}
