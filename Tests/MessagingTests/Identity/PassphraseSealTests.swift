import Documents
import Messaging
import Testing

@Suite struct `Passphrase seals` {
    @Test func `open with the same passphrase, however its accents are typed`() {
        let (salt, sealed) = PassphraseSeal.seal([1, 2, 3], passphrase: "K\u{f6}nig")
        #expect(PassphraseSeal.open(sealed, salt: salt, passphrase: "Ko\u{308}nig") == [1, 2, 3])
        #expect(PassphraseSeal.open(sealed, salt: salt, passphrase: "Konig") == nil)
        #expect(PassphraseSeal.open(sealed, salt: [], passphrase: "K\u{f6}nig") == nil)
    }

    /// Sealed with Python's hashlib.scrypt and the ChaCha20Poly1305 of its cryptography package.
    @Test func `open what another implementation sealed`() throws {
        let vector = try TestVectors.file("passphrase_seal")
        let opened = try PassphraseSeal.open(
            vector.bytes("sealed"), salt: vector.bytes("salt"),
            passphrase: vector.text("passphrase"))
        #expect(try opened == vector.bytes("plaintext"))
    }
}
