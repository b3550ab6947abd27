import Documents

/// Payload of 0x0104: a node asks that new keys take the place of its own.
///
/// The message around it is signed by the key in force. Inside, the new signing key signs what it is
/// to replace, and the certificate request is signed by the new TLS key; so whoever asks holds all
/// three. Nothing is checked yet: `examined` does.
package struct RotationRequest: Sendable, Hashable {
    package let keyEpoch: UInt32
    package let signingKey: VerifyingKey
    /// PKCS#10 in DER.
    package let certificateRequest: [UInt8]
    /// 64 bytes: the new key's signature over `provenBytes`.
    package let proof: [UInt8]

    /// The request of the holder of both new keys, for the node that `entry` lists.
    package static func make(
        for entry: RosterEntry, federation: Digest, signingKey: SigningKey,
        certificateRequest: CertificateRequest
    ) -> RotationRequest {
        RotationRequest(
            keyEpoch: entry.keyEpoch &+ 1, signingKey: signingKey.verifyingKey,
            certificateRequest: certificateRequest.der,
            proof: signingKey.sign(
                provenBytes(for: entry, federation: federation, key: signingKey.verifyingKey)))
    }

    private init(
        keyEpoch: UInt32, signingKey: VerifyingKey, certificateRequest: [UInt8], proof: [UInt8]
    ) {
        self.keyEpoch = keyEpoch
        self.signingKey = signingKey
        self.certificateRequest = certificateRequest
        self.proof = proof
    }

    package init(parsing payload: [UInt8]) throws(RotationError) {
        do throws(DocumentError) {
            let reader = try DocumentReader(
                JSONParser.parse(
                    payload, maximumBytes: MessageType.rotationRequest.maximumPayload),
                at: "", keys: ["rotation", "keyEpoch", "signingKey", "certificateRequest", "proof"])
            _ = try reader.integer("rotation", in: 1...1)
            self.init(
                keyEpoch: UInt32(try reader.integer("keyEpoch", in: 2...Int(UInt32.max))),
                signingKey: try reader.verifyingKey("signingKey"),
                certificateRequest: try reader.base64("certificateRequest", maximumBytes: 8192),
                proof: try reader.base64("proof", maximumBytes: VerifyingKey.signatureByteCount))
        } catch {
            throw .unreadable(error)
        }
    }

    package var payload: [UInt8] {
        let document: JSONValue = [
            "rotation": 1,
            "keyEpoch": .integer(Int(keyEpoch)),
            "signingKey": .string(signingKey.hex),
            "certificateRequest": .string(Base64.encode(certificateRequest)),
            "proof": .string(Base64.encode(proof)),
        ]
        return document.encoded()
    }

    /// "fl-rotate-v1" 0x00 ‖ federation ‖ node id ‖ new epoch in 32 bits ‖ SHA-256 of the key in
    /// force ‖ new key.
    static func provenBytes(
        for entry: RosterEntry, federation: Digest, key: VerifyingKey
    ) -> [UInt8] {
        var bytes = Purpose.rotation.bytes + federation.bytes + entry.id.bytes
        bytes.append(bigEndian: entry.keyEpoch &+ 1)
        return bytes + Digest.sha256(entry.signingKey.bytes).bytes + key.bytes
    }
}
