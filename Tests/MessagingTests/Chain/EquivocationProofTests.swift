import Messaging
import Testing

@Suite struct `Equivocation proofs` {
    private let federation: TestFederation

    init() throws {
        federation = try TestFederation()
    }

    private func message(
        _ payload: [UInt8], sequence: UInt64 = 1, sender: Int = 0, key: Int? = nil
    ) -> SealedHeader {
        Envelope.sealed(
            federation.header(from: federation.institutionKeys[sender], sequence: sequence),
            payload: payload, key: federation.institutionKeys[key ?? sender]
        ).redacted
    }

    @Test func `hold for two messages under one number, whoever looks`() {
        let proof = EquivocationProof(first: message([1]), second: message([2]))
        #expect(proof.isValid(under: federation.roster))
        #expect(
            EquivocationProof(first: proof.second, second: proof.first).isValid(
                under: federation.roster))
    }

    @Test func `need the same place, different statements and the sender's signatures`() {
        func error(_ first: SealedHeader, _ second: SealedHeader) -> EquivocationError? {
            do throws(EquivocationError) {
                try EquivocationProof(first: first, second: second)
                    .validate(under: federation.roster)
                return nil
            } catch {
                return error
            }
        }
        let id = NodeID.of(federation.institutionKeys[0].verifyingKey)
        #expect(error(message([1]), message([1])) == .sameStatement)
        #expect(error(message([1]), message([2], sequence: 2)) == .notComparable)
        #expect(error(message([1]), message([2], sender: 1)) == .notComparable)
        #expect(error(message([1], sequence: 0), message([2], sequence: 0)) == .notComparable)
        #expect(
            error(message([1]), message([2], key: 1)) == .notSigned(.badSignature(sender: id)))
    }

    @Test func `come back from a payload of their size only`() throws {
        let proof = EquivocationProof(first: message([1]), second: message([2]))
        #expect(try EquivocationProof(decoding: proof.encoded()) == proof)
        #expect(proof.encoded().count <= MessageType.equivocationProof.maximumPayload)
        let short = Safetensors(tensors: [.u8("headers", [1, 2, 3])])
        #expect(throws: EquivocationError.wrongSize(3)) {
            try EquivocationProof(decoding: short.encoded())
        }
        let other = Safetensors(tensors: [.u8("bodies", [1])])
        #expect(throws: EquivocationError.unreadable(.unknownTensor("bodies"))) {
            try EquivocationProof(decoding: other.encoded())
        }
    }

    @Test func `are found among the headers that several members hold`() {
        let honest = [message([1]), message([1], sequence: 2), message([1], sender: 1)]
        #expect(EquivocationProof.search(honest + honest).isEmpty)
        let second = message([2], sequence: 2)
        #expect(
            EquivocationProof.search(honest + [second])
                == [EquivocationProof(first: honest[1], second: second)])
    }

    @Test func `are found among receipts for one entry`() {
        func receipt(_ entry: UInt64, head: UInt8, now: UInt64 = TestFederation.now) -> SealedHeader
        {
            Receipt.make(
                for: message([1]), entry: entry, head: .sha256([head]),
                coordinator: .of(federation.coordinatorKey.verifyingKey), keyEpoch: 1,
                key: federation.coordinatorKey, nowMilliseconds: now
            ).redacted
        }
        let again = receipt(1, head: 1, now: TestFederation.now + 1)
        #expect(
            EquivocationProof.search([receipt(1, head: 1), receipt(2, head: 2), again]).isEmpty)
        let proofs = EquivocationProof.search([receipt(1, head: 1), receipt(1, head: 2)])
        #expect(proofs.map { $0.isValid(under: federation.roster) } == [true])
    }
}
