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
}
