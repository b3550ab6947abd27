/// Sixteen bytes that two people compare over another channel, in 8 groups of 4 hexadecimal digits.
package struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
    package static let byteCount = 16

    /// 16 bytes.
    package let bytes: [UInt8]

    private init(of parts: [UInt8]) {
        bytes = Array(Digest.sha256(for: .fingerprint, parts).bytes.prefix(Self.byteCount))
    }

    /// Reads what a person typed: 32 hexadecimal digits, in either case, with spaces or dashes
    /// anywhere. Nil for anything else.
    package init?(typed text: String) {
        let digits = text.lowercased().filter { $0 != " " && $0 != "-" }
        guard let bytes = Hexadecimal.decode(digits), bytes.count == Self.byteCount else {
            return nil
        }
        self.bytes = bytes
    }

    /// Of a member: SHA-256 over the name's length in 16 bits, the name in UTF-8, its Ed25519 key
    /// and the SHA-256 of its TLS key.
    package static func of(
        name: InstitutionName, signingKey: VerifyingKey, tlsKeyDigest: Digest
    ) -> Fingerprint {
        let text = Array(name.text.utf8)
        var parts: [UInt8] = []
        parts.append(bigEndian: UInt16(text.count))
        return Fingerprint(of: parts + text + signingKey.bytes + tlsKeyDigest.bytes)
    }

    /// Of a federation, over its id; the zero length in front is one that no name has. A node can
    /// show it before it has seen the charter, since an invitation holds the id.
    package static func of(federation: Digest) -> Fingerprint {
        Fingerprint(of: [0, 0] + federation.bytes)
    }

    package static func of(_ charter: Charter) -> Fingerprint {
        of(federation: charter.digest)
    }

    /// Eight groups of four lower-case digits with a space between.
    package var description: String {
        stride(from: 0, to: Self.byteCount, by: 2)
            .map { Hexadecimal.encode(bytes[$0..<$0 + 2]) }
            .joined(separator: " ")
    }
}
