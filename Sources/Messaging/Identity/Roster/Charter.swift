package import Documents

/// What fixes a federation for good: its name, its authority and its coordinator's first key.
///
/// A JSON document; the federation's id is the SHA-256 of its bytes, so nothing in it can change.
package struct Charter: Sendable, Hashable {
    package let name: InstitutionName
    /// SHA-256 of the authority's certificate (DER).
    package let caCertificateDigest: Digest
    /// Signs every roster.
    package let rosterKey: VerifyingKey
    /// The coordinator's first signing key; its id follows from it.
    package let coordinatorKey: VerifyingKey
    /// Protocol versions spoken, ascending.
    package let versions: [Int]
    /// The document, exactly as it was made.
    package let bytes: [UInt8]
    /// SHA-256 of `bytes`: the federation's id.
    package let digest: Digest

    package var coordinator: NodeID { .of(coordinatorKey) }

    /// Reads a charter; throws for anything unexpected, and if this program's protocol version is
    /// not spoken.
    package init(parsing bytes: [UInt8]) throws(DocumentError) {
        let reader = try DocumentReader(
            JSONParser.parse(bytes, maximumBytes: 16 << 10), at: "", keys: Self.keys)
        _ = try reader.integer("charter", in: 1...1)
        name = try reader.name("name")
        caCertificateDigest = try reader.digest("authority")
        rosterKey = try reader.verifyingKey("rosterKey")
        coordinatorKey = try reader.verifyingKey("coordinatorKey")
        versions = try reader.integers("versions", in: 1...65535)
        guard versions.contains(Int(EnvelopeHeader.version)) else {
            throw reader.failure(
                "versions", expected: "version \(EnvelopeHeader.version) among them",
                found: "other versions")
        }
        self.bytes = bytes
        digest = .sha256(bytes)
    }

    /// The document of a new federation.
    package static func make(
        name: InstitutionName, caCertificateDigest: Digest, rosterKey: VerifyingKey,
        coordinatorKey: VerifyingKey
    ) throws(DocumentError) -> Charter {
        let document: JSONValue = [
            "charter": 1,
            "name": .string(name.text),
            "authority": .string(caCertificateDigest.hex),
            "rosterKey": .string(rosterKey.hex),
            "coordinatorKey": .string(coordinatorKey.hex),
            "versions": [.integer(Int(EnvelopeHeader.version))],
        ]
        return try Charter(parsing: Array((document.pretty() + "\n").utf8))
    }

    private static let keys = [
        "charter", "name", "authority", "rosterKey", "coordinatorKey", "versions",
    ]
}
