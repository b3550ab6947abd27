import Documents
package import Messaging

/// Payload of 0x0303: the one mask block of a run.
package struct MaskBlockOpening: Sendable, Hashable {
    /// In id order.
    package let members: [NodeID]

    package init(members: [NodeID]) { self.members = members }

    package var payload: [UInt8] {
        let document: JSONValue = [
            "block": 1, "members": .array(members.map { .string($0.hex) }),
        ]
        return document.encoded()
    }
}

/// Payload of 0x0304: the member's public key for pair masks.
package struct MaskKeys: Sendable, Hashable {
    package let pairKey: AgreementPublicKey

    package init(pairKey: AgreementPublicKey) { self.pairKey = pairKey }

    package var payload: [UInt8] {
        Safetensors(
            tensors: [.u8("pair_key", pairKey.bytes)]
        ).encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do {
            let tensors = try Safetensors(decoding: payload, vectors: ["pair_key"])
            pairKey = try AgreementPublicKey(bytes: try tensors.u8("pair_key"))
        } catch {
            throw .malformed("\(error)")
        }
    }
}
