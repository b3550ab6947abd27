import Messaging
import Testing

@Suite struct `Key files` {
    private let key = SigningKey()

    private func refusal(_ file: [UInt8], _ passphrase: String?) -> KeyFileError? {
        do throws(KeyFileError) {
            _ = try KeyFile.pem(in: file, passphrase: passphrase)
            return nil
        } catch {
            return error
        }
    }

    @Test func `hold a key in PEM, whether a passphrase is at hand or not`() throws {
        let file = KeyFile.bytes(pem: key.pem, passphrase: nil)
        #expect(!KeyFile.isSealed(file))
        #expect(file == Array(key.pem.utf8))
        #expect(try KeyFile.pem(in: file, passphrase: nil) == key.pem)
        #expect(try KeyFile.pem(in: file, passphrase: "not needed") == key.pem)
    }

    @Test func `open with their passphrase only`() throws {
        let file = KeyFile.bytes(pem: key.pem, passphrase: "three oaks")
        #expect(KeyFile.isSealed(file))
        #expect(!String(decoding: file, as: UTF8.self).contains("PRIVATE KEY"))
        #expect(try KeyFile.pem(in: file, passphrase: "three oaks") == key.pem)
        #expect(refusal(file, nil) == .passphraseNeeded)
        #expect(refusal(file, "three oak") == .cannotOpen)
        #expect(refusal(Array(file.dropLast(9)), "three oaks") == .cannotOpen)
    }

    @Test func `are not taken for an authority's file`() throws {
        let authority = try Authority.make(
            name: InstitutionName("Grove"), nowMilliseconds: TestFederation.now)
        #expect(refusal(authority.file(passphrase: "oak"), "oak") == .cannotOpen)
    }
}
