package import Federation
package import Messaging

/// The keys of one coordinator or node, in its home.
///
/// They come in generations: signing key, TLS key and, once the authority has issued it, the
/// certificate. The newest generation with a certificate is in force; one without waits for the
/// operator; older ones sign in the runs that were opened under them. No file is ever changed, so a
/// kill at any instant leaves each generation what it was.
package struct KeyFolder: Sendable {
    private let folder: HomeFolder
    /// Nil where the keys are not sealed, or are not needed.
    private let passphrase: String?

    package init(_ folder: HomeFolder, passphrase: String? = nil) {
        self.folder = folder
        self.passphrase = passphrase
    }

    /// The keys of one generation.
    package struct Pair: Sendable {
        package let signing: SigningKey
        package let tls: TLSKey
    }

    /// Makes the first generation.
    @discardableResult
    package func create() throws -> Pair { try make(1) }

    /// The signing key in force; before there is a certificate, the first one.
    package var signingKey: SigningKey {
        get throws { try signingKey(current) }
    }

    /// The TLS key in force; before there is a certificate, the first one.
    package var tlsKey: TLSKey {
        get throws { try tlsKey(current) }
    }

    /// The certificate in force (DER); nil before there is one.
    package var certificate: [UInt8]? {
        get throws(HomeError) {
            let name = Kind.certificate.file(current)
            return folder.exists(name) ? try folder.read(name) : nil
        }
    }

    /// Whether the keys in force want a passphrase.
    package var isSealed: Bool {
        get throws(HomeError) {
            KeyFile.isSealed(try folder.read(Kind.signing.file(current), isSecret: true))
        }
    }

    /// The keys that wait for a certificate; nil where none do.
    package var waiting: Pair? {
        get throws {
            guard let generation = waitingGeneration, isWhole(generation) else { return nil }
            return try pair(generation)
        }
    }

    /// The keys that wait for a certificate, or new ones that do from now on.
    package func prepare() throws -> Pair {
        try make(waitingGeneration ?? (generations.last ?? 0) + 1)
    }

    /// Puts the keys that wait into force, or the first ones, with their certificate.
    package func install(certificate: [UInt8]) throws(HomeError) {
        try folder.write(
            certificate, to: Kind.certificate.file(waitingGeneration ?? current), mode: 0o644)
    }

    /// Finds signing keys of every generation.
    package var ring: Keyring {
        Keyring { wanted in
            for generation in generations.reversed() where isWhole(generation) {
                let key = try signingKey(generation)
                if key.verifyingKey == wanted { return key }
            }
            return nil
        }
    }

    /// Deletes what came before the keys in force, but for signing keys that are still needed.
    /// - Returns: the number of signing keys that were deleted.
    @discardableResult
    package func retire(keeping needed: Set<VerifyingKey>) throws -> Int {
        var count = 0
        for generation in generations where generation < current {
            try folder.remove(Kind.tls.file(generation))
            try folder.remove(Kind.certificate.file(generation))
            guard isWhole(generation),
                try !needed.contains(signingKey(generation).verifyingKey)
            else { continue }
            try folder.remove(Kind.signing.file(generation))
            count += 1
        }
        return count
    }
}

extension KeyFolder {
    private enum Kind: String, CaseIterable {
        case signing = "keys/signing.key"
        case tls = "keys/tls.key"
        case certificate = "keys/tls.crt"

        /// `keys/signing.key`, then `keys/signing-2.key` and so on.
        func file(_ generation: Int) -> String {
            guard generation > 1 else { return rawValue }
            let parts = rawValue.split(separator: ".")
            return "\(parts[0])-\(generation).\(parts[1])"
        }
    }

    /// Those of which there is any file, ascending.
    private var generations: [Int] {
        let files = folder.names(in: "keys").map { "keys/\($0)" }
        let numbers = files.compactMap { file in
            Int(file.split(separator: "-").last?.split(separator: ".").first ?? "")
        }
        return ([1] + numbers).filter { generation in
            Kind.allCases.contains { files.contains($0.file(generation)) }
        }.sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    private var current: Int {
        generations.last { folder.exists(Kind.certificate.file($0)) } ?? 1
    }

    private var waitingGeneration: Int? {
        guard let last = generations.last, last > current else { return nil }
        return last
    }

    private func isWhole(_ generation: Int) -> Bool {
        folder.exists(Kind.signing.file(generation))
    }

    /// Makes what a generation lacks, the signing key last, and gives its keys.
    @discardableResult
    private func make(_ generation: Int) throws -> Pair {
        for (kind, pem) in [(Kind.tls, TLSKey().pem), (.signing, SigningKey().pem)]
        where !folder.exists(kind.file(generation)) {
            try folder.write(
                KeyFile.bytes(pem: pem, passphrase: passphrase), to: kind.file(generation))
        }
        return try pair(generation)
    }

    private func pair(_ generation: Int) throws -> Pair {
        Pair(signing: try signingKey(generation), tls: try tlsKey(generation))
    }

    private func signingKey(_ generation: Int) throws -> SigningKey {
        try SigningKey(pem: pem(Kind.signing.file(generation)))
    }

    private func tlsKey(_ generation: Int) throws -> TLSKey {
        try TLSKey(pem: pem(Kind.tls.file(generation)))
    }

    private func pem(_ file: String) throws -> String {
        try KeyFile.pem(in: folder.read(file, isSecret: true), passphrase: passphrase)
    }
}
