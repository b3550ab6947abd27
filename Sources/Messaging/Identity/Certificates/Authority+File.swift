import Documents

/// The authority's file: a JSON document with both keys, plain or sealed under a passphrase.
extension Authority {
    /// The bytes of `authority.key`, to be written with mode 0600. Keys and certificate are base64;
    /// with a passphrase all of it is sealed.
    package func file(passphrase: String?) -> [UInt8] {
        let plain: JSONValue = [
            "authority": 1,
            "name": .string(name.text),
            "certificate": .string(Base64.encode(certificate)),
            "certificateKey": .string(Base64.encode(certificateKey.derRepresentation)),
            "rosterKey": .string(rosterSigningKey.pem),
        ]
        guard let passphrase else { return Array((plain.pretty() + "\n").utf8) }
        return SealedDocument.seal(plain.encoded(), as: Self.sealedKind, passphrase: passphrase)
    }

    private static let sealedKind = "sealedAuthority"

    /// Whether these bytes of a file want a passphrase.
    package static func needsPassphrase(file bytes: [UInt8]) throws(AuthorityError) -> Bool {
        try document(bytes)[sealedKind] != nil
    }

    /// Reads `authority.key`. A passphrase for a plain file is an error, as is none for a sealed
    /// one; a wrong passphrase and a damaged file give the same `.cannotOpen`.
    package init(file bytes: [UInt8], passphrase: String?) throws(AuthorityError) {
        let outer = try Self.document(bytes)
        guard outer[Self.sealedKind] != nil else {
            guard passphrase == nil else { throw .notSealed }
            try self.init(plain: outer)
            return
        }
        guard let passphrase else { throw .passphraseNeeded }
        guard
            let plain = SealedDocument.open(
                outer, as: Self.sealedKind, passphrase: passphrase)
        else { throw .cannotOpen }
        try self.init(plain: Self.document(plain))
    }

    private init(plain document: JSONValue) throws(AuthorityError) {
        do throws(DocumentError) {
            let reader = try DocumentReader(
                document, at: "",
                keys: ["authority", "name", "certificate", "certificateKey", "rosterKey"])
            _ = try reader.integer("authority", in: 1...1)
            let certificate = try reader.base64("certificate", maximumBytes: 8192)
            let certificateKey = try? TLSKey(
                derRepresentation: reader.base64("certificateKey", maximumBytes: 1024))
            let rosterKey = try? SigningKey(pem: reader.string("rosterKey", maximumLength: 1024))
            guard let certificateKey, let rosterKey else { throw reader.unreadableKey }
            guard
                (try? CertificateDER.publicKeyDigest(ofCertificate: certificate))
                    == certificateKey.publicKeyDigest
            else { throw reader.unreadableKey }
            self.init(
                name: try reader.name("name"), certificate: certificate,
                certificateKey: certificateKey, rosterSigningKey: rosterKey)
        } catch {
            throw .unreadable(error)
        }
    }

    private static func document(_ bytes: [UInt8]) throws(AuthorityError) -> JSONValue {
        do throws(DocumentError) {
            return try JSONParser.parse(bytes, maximumBytes: 64 << 10)
        } catch {
            throw .unreadable(error)
        }
    }
}

extension DocumentReader {
    fileprivate var unreadableKey: DocumentError {
        failure("certificateKey", expected: "the keys of the certificate", found: "other bytes")
    }
}
