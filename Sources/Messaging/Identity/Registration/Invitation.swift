/// What the operator hands to one institution so that it can enrol once: where, with whom, and a
/// secret.
///
/// As text it is one line of base32 that ends in a checksum. The coordinator keeps only the digest
/// of the secret.
package struct Invitation: Sendable, Hashable {
    package static let identifierByteCount = 16
    package static let secretByteCount = 32
    private static let format: UInt8 = 1
    private static let checksumByteCount = 4
    private static let fixedByteCount = 1 + 32 + 32 + 16 + 32 + 2 + 4

    /// DNS name or IP address of the coordinator's registration listener.
    package let host: String
    package let port: UInt16
    package let federation: Digest
    /// SHA-256 of the authority's certificate, in which the listener's chain must end.
    package let caCertificateDigest: Digest
    /// 16 bytes.
    package let id: [UInt8]
    /// 32 bytes.
    package let secret: [UInt8]

    /// A new invitation with an id and a secret out of the system's generator.
    package static func fresh(
        host: String, port: UInt16, federation: Digest, caCertificateDigest: Digest
    ) throws(InvitationError) -> Invitation {
        try Invitation(
            host: host, port: port, federation: federation,
            caCertificateDigest: caCertificateDigest,
            id: SystemEntropy.bytes(identifierByteCount),
            secret: SystemEntropy.bytes(secretByteCount))
    }

    /// An invitation with an id of 16 and a secret of 32 bytes.
    package init(
        host: String, port: UInt16, federation: Digest, caCertificateDigest: Digest, id: [UInt8],
        secret: [UInt8]
    ) throws(InvitationError) {
        precondition(id.count == Self.identifierByteCount, "an invitation's id has 16 bytes")
        precondition(secret.count == Self.secretByteCount, "an invitation's secret has 32 bytes")
        guard HostName.address(of: host) != nil || HostName.isDNSName(host), port > 0 else {
            throw .badAddress
        }
        self.host = host
        self.port = port
        self.federation = federation
        self.caCertificateDigest = caCertificateDigest
        self.id = id
        self.secret = secret
    }

    /// Reads an invitation; white space is skipped, so that a wrapped line does no harm.
    package init(text: String) throws(InvitationError) {
        guard text.utf8.count <= 4096 else { throw .tooLong }
        guard let bytes = Base32.decode(text.filter { !$0.isWhitespace }) else { throw .notBase32 }
        guard bytes.count > Self.fixedByteCount else { throw .cutOrMistyped }
        let content = Array(bytes.dropLast(Self.checksumByteCount))
        guard Self.checksum(of: content) == Array(bytes.suffix(Self.checksumByteCount)) else {
            throw .cutOrMistyped
        }
        guard content[0] == Self.format else { throw .otherFormat(Int(content[0])) }
        guard
            let federation = Digest(bytes: Array(content[1..<33])),
            let authority = Digest(bytes: Array(content[33..<65])),
            let host = String(validating: content[115...], as: UTF8.self)
        else { throw .badAddress }
        try self.init(
            host: host, port: UInt16(content[113]) << 8 | UInt16(content[114]),
            federation: federation, caCertificateDigest: authority, id: Array(content[65..<81]),
            secret: Array(content[81..<113]))
    }

    /// One line. Whoever reads it can enrol in the institution's place, once, until it expires.
    package var text: String {
        var content: [UInt8] = [Self.format]
        content += federation.bytes + caCertificateDigest.bytes + id + secret
        content.append(bigEndian: port)
        content += Array(host.utf8)
        return Base32.encode(content + Self.checksum(of: content))
    }

    /// Host and port as they stand in a URL.
    package var coordinator: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// What the coordinator keeps instead of the secret.
    package var secretDigest: Digest { Self.digest(ofSecret: secret) }

    /// SHA-256("fl-invitation-v1" 0x00 ‖ secret).
    package static func digest(ofSecret secret: [UInt8]) -> Digest {
        .sha256(for: .invitation, secret)
    }

    private static func checksum(of content: [UInt8]) -> [UInt8] {
        Array(Digest.sha256(content).bytes.prefix(checksumByteCount))
    }
}

extension Invitation: CustomStringConvertible {
    /// Names everything but the secret.
    package var description: String { "Invitation(\(Hexadecimal.encode(id)) to \(coordinator))" }
}
