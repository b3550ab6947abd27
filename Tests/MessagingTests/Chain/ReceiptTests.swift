import Messaging
import Testing

@Suite struct Receipts {
    private let federation: TestFederation
    private let message: SealedHeader

    init() throws {
        federation = try TestFederation()
        message =
            Envelope.sealed(
                federation.header(), payload: [], key: federation.institutionKeys[0]
            ).redacted
    }

    private func receipt(entry: UInt64 = 41, head: Digest = .sha256([3])) -> Envelope {
        Receipt.make(
            for: message, entry: entry, head: head, coordinator: federation.charter.coordinator,
            keyEpoch: 1, key: federation.coordinatorKey, nowMilliseconds: TestFederation.now)
    }

    private func expectation() -> MessageExpectation {
        MessageExpectation(
            federation: federation.charter.digest, run: TestFederation.run,
            recipient: message.header.sender, rosterVersion: 1, nowMilliseconds: TestFederation.now)
    }

    @Test func `name message, entry and head`() throws {
        let verified = try federation.roster.verify(receipt(), expecting: expectation())
        let read = try Receipt(verified)
        #expect(read.message == message.digest)
        #expect(read.entry == 41)
        #expect(read.head == .sha256([3]))
        #expect(read.run == TestFederation.run)
        #expect(receipt().payload == Array(#"{"entry":41}"#.utf8))
        #expect(receipt().header.sequence == 0)
    }

    @Test func `are no other message`() {
        let other = Envelope.sealed(
            federation.header(), payload: [], key: federation.institutionKeys[0])
        #expect(throws: ReceiptError.anotherType(0x0302)) { try Receipt(parsing: other) }
    }

    @Test func `for one entry with two heads prove a forked log`() throws {
        let one = receipt().redacted
        let proof = EquivocationProof(first: one, second: receipt(head: .sha256([4])).redacted)
        try proof.validate(under: federation.roster)
        let apart = EquivocationProof(first: one, second: receipt(entry: 42).redacted)
        #expect(throws: EquivocationError.notComparable) {
            try apart.validate(under: federation.roster)
        }
        let same = EquivocationProof(first: one, second: receipt().redacted)
        #expect(throws: EquivocationError.sameStatement) {
            try same.validate(under: federation.roster)
        }
    }
}
