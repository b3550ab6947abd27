import Console
import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `The keys in a home` {
    private let temporary: TemporaryFolder
    private let home: HomeFolder

    init() throws {
        temporary = try TemporaryFolder()
        home = try HomeFolder.create(temporary.file("home"), folders: ["keys"])
    }

    private func entry(_ key: VerifyingKey, epoch: UInt32 = 1) throws -> RosterEntry {
        RosterEntry(
            id: .of(key), role: .institution, name: try InstitutionName("Alder"), keyEpoch: epoch,
            signingKey: key, tlsKeyDigest: .sha256(key.bytes), status: .active,
            validFromMilliseconds: 0)
    }

    @Test func `are in force from the first, and wait for no certificate but the next`() throws {
        let keys = KeyFolder(home)
        let first = try keys.create()
        #expect(try keys.signingKey.verifyingKey == first.signing.verifyingKey)
        #expect(try keys.tlsKey.publicKeyDigest == first.tls.publicKeyDigest)
        #expect(try keys.certificate == nil)
        #expect(try keys.waiting == nil)
        try keys.install(certificate: [1])
        #expect(try keys.certificate == [1])
        #expect(home.names(in: "keys") == ["signing.key", "tls.crt", "tls.key"])
    }

    @Test func `are replaced at the instant at which the next certificate is there`() throws {
        let keys = KeyFolder(home)
        let first = try keys.create()
        try keys.install(certificate: [1])
        let next = try keys.prepare()
        #expect(try keys.prepare().signing.verifyingKey == next.signing.verifyingKey)
        #expect(try keys.waiting?.tls.publicKeyDigest == next.tls.publicKeyDigest)
        #expect(try keys.signingKey.verifyingKey == first.signing.verifyingKey)
        #expect(try keys.certificate == [1])
        try keys.install(certificate: [2])
        #expect(try keys.signingKey.verifyingKey == next.signing.verifyingKey)
        #expect(try keys.tlsKey.publicKeyDigest == next.tls.publicKeyDigest)
        #expect(try keys.certificate == [2])
        #expect(try keys.waiting == nil)
        #expect(try keys.prepare().signing.verifyingKey != next.signing.verifyingKey)
    }

    @Test func `are made whole where a kill left one of a pair`() throws {
        let keys = KeyFolder(home)
        _ = try keys.create()
        try keys.install(certificate: [1])
        let next = try keys.prepare()
        try home.remove("keys/signing-2.key")
        #expect(try keys.waiting == nil)
        let again = try keys.prepare()
        #expect(again.tls.publicKeyDigest == next.tls.publicKeyDigest)
        #expect(again.signing.verifyingKey != next.signing.verifyingKey)
    }

    @Test func `are found by the line of a roster, as long as they are needed`() throws {
        let keys = KeyFolder(home)
        let first = try keys.create().signing.verifyingKey
        try keys.install(certificate: [1])
        let second = try keys.prepare().signing.verifyingKey
        let ring = keys.ring
        #expect(try ring.key(of: entry(first)).verifyingKey == first)
        #expect(try ring.key(of: entry(second)).verifyingKey == second)
        try keys.install(certificate: [2])
        #expect(try keys.retire(keeping: [first]) == 0)
        #expect(try keys.ring.key(of: entry(first)).verifyingKey == first)
        #expect(
            home.names(in: "keys") == [
                "signing-2.key", "signing.key", "tls-2.crt", "tls-2.key",
            ])
        #expect(try keys.retire(keeping: []) == 1)
        #expect(home.names(in: "keys") == ["signing-2.key", "tls-2.crt", "tls-2.key"])
        let (name, ring2) = (try InstitutionName("Alder"), keys.ring)
        #expect(throws: KeyringError.notHeld(name, keyEpoch: 1)) {
            try ring2.key(of: entry(first))
        }
        #expect(try keys.signingKey.verifyingKey == second)
        #expect(try keys.prepare().signing.verifyingKey != second)
        #expect(home.names(in: "keys").contains("signing-3.key"))
    }

    @Test func `are made anew beside a certificate whose own keys were lost`() throws {
        let keys = KeyFolder(home)
        _ = try keys.create()
        try keys.install(certificate: [1])
        try home.remove("keys/signing.key")
        try home.remove("keys/tls.key")
        #expect(throws: HomeError.missing(home.path("keys/signing.key"))) { try keys.signingKey }
        let next = try keys.prepare()
        try keys.install(certificate: [2])
        #expect(try keys.signingKey.verifyingKey == next.signing.verifyingKey)
    }

    @Test func `open with their passphrase only, and so do those that come after`() throws {
        let sealed = KeyFolder(home, passphrase: "three oaks")
        let first = try sealed.create().signing.verifyingKey
        let plain = KeyFolder(home)
        #expect(try plain.isSealed)
        #expect(throws: KeyFileError.passphraseNeeded) { try plain.signingKey }
        #expect(throws: KeyFileError.cannotOpen) {
            try KeyFolder(home, passphrase: "two oaks").tlsKey
        }
        #expect(Console.ExitStatus.of(KeyFileError.cannotOpen) == .forbidden)
        #expect(try sealed.signingKey.verifyingKey == first)
        try sealed.install(certificate: [1])
        #expect(try plain.certificate == [1])
        _ = try sealed.prepare()
        try sealed.install(certificate: [2])
        #expect(throws: KeyFileError.passphraseNeeded) { try plain.signingKey }
    }
}
