import Documents
import Messaging
import Testing

@Suite struct `Authority files` {
    private let authority: Authority

    init() throws {
        authority = try Authority.make(
            name: InstitutionName("Grove"), nowMilliseconds: TestFederation.now)
    }

    private func refusal(_ file: [UInt8], passphrase: String?) -> AuthorityError? {
        do throws(AuthorityError) {
            _ = try Authority(file: file, passphrase: passphrase)
            return nil
        } catch {
            return error
        }
    }

    private func expectSame(_ read: Authority) throws {
        #expect(read.name == authority.name)
        #expect(read.certificate == authority.certificate)
        #expect(read.rosterKey == authority.rosterKey)
        let document = Array("a roster".utf8)
        #expect(
            authority.rosterKey.isValid(
                read.sign(roster: document), for: Roster.signedBytes(of: document)))
        let key = TLSKey()
        let request = try CertificateRequest.make(name: authority.name, key: key)
        let certificate = try read.issue(
            request, name: authority.name, id: .everyone, federation: .zero,
            nowMilliseconds: TestFederation.now)
        try CertificateDER.checkIssued(certificate, by: authority.certificate)
    }

    @Test func `come back`() throws {
        let file = authority.file(passphrase: nil)
        try expectSame(Authority(file: file, passphrase: nil))
        #expect(try !Authority.needsPassphrase(file: file))
        #expect(refusal(file, passphrase: "oak") == .notSealed)
    }

    @Test func `sealed under a passphrase open with it only`() throws {
        let file = authority.file(passphrase: "three oaks")
        #expect(try Authority.needsPassphrase(file: file))
        #expect(String(decoding: file, as: UTF8.self).contains("rosterKey") == false)
        try expectSame(Authority(file: file, passphrase: "three oaks"))
        #expect(refusal(file, passphrase: nil) == .passphraseNeeded)
        #expect(refusal(file, passphrase: "three oak") == .cannotOpen)
    }

    @Test func `that are damaged say the same as for a wrong passphrase`() throws {
        let file = authority.file(passphrase: "three oaks")
        let text = String(decoding: file, as: UTF8.self)
        let value = try JSONParser.parse(file)
        let salt = try value.text("salt")
        let other = String(repeating: "0", count: 32)
        let damaged = Array(text.replacing(salt, with: other).utf8)
        #expect(refusal(damaged, passphrase: "three oaks") == .cannotOpen)
        let cut = Array(text.replacing(salt, with: "00").utf8)
        #expect(refusal(cut, passphrase: "three oaks") == .cannotOpen)
    }

    @Test func `with keys that do not fit the certificate are refused`() throws {
        let other = try Authority.make(name: authority.name, nowMilliseconds: TestFederation.now)
        let own = try JSONParser.parse(authority.file(passphrase: nil)).text("certificate")
        let foreign = try JSONParser.parse(other.file(passphrase: nil)).text("certificate")
        let text = String(decoding: authority.file(passphrase: nil), as: UTF8.self)
        guard
            case .unreadable = refusal(
                Array(text.replacing(own, with: foreign).utf8), passphrase: nil)
        else {
            Issue.record("certificate and key belong together")
            return
        }
        guard case .unreadable = refusal(Array("{}".utf8), passphrase: nil) else {
            Issue.record("an empty document is no authority")
            return
        }
    }

    @Test func `show public halves only`() {
        #expect(
            "\(authority)" == "Authority(\(authority.certificateDigest), \(authority.rosterKey))")
    }
}
