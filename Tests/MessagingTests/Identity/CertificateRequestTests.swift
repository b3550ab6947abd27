import Documents
import Messaging
import Testing

@Suite struct `Certificate requests` {
    private func request(_ name: String) throws -> [UInt8] {
        let requests = try TestVectors.file("certificate_requests").list("requests")
        return try #require(requests.first { $0["name"] == .string(name) }).bytes("der")
    }

    @Test func `made here or by OpenSSL are read`() throws {
        let key = TLSKey()
        let own = try CertificateRequest.make(name: InstitutionName("Alder"), key: key)
        #expect(own.publicKeyDigest == key.publicKeyDigest)
        #expect(try CertificateRequest(der: own.der) == own)
        _ = try CertificateRequest(der: request("good"))
    }

    @Test(arguments: [
        ("rsa", CertificateError.notP256), ("p384", .notP256), ("ed", .notP256),
        ("ca", .attributesAsked), ("sha384", .wrongSignatureAlgorithm),
    ])
    func `with other keys, extensions or algorithms are refused`(
        name: String, expected: CertificateError
    ) throws {
        let der = try request(name)
        #expect(throws: expected) { try CertificateRequest(der: der) }
    }

    @Test func `not signed by their own key, cut or padded are refused`() throws {
        let der = try CertificateRequest.make(
            name: InstitutionName("Alder"), key: TLSKey()
        ).der
        var renamed = der
        let name = try #require(der.firstRange(of: Array("Alder".utf8)))
        renamed.replaceSubrange(name, with: Array("Elder".utf8))
        #expect(throws: CertificateError.badSelfSignature) { try CertificateRequest(der: renamed) }
        #expect(throws: CertificateError.notDER) { try CertificateRequest(der: der.dropLast(1)) }
        #expect(throws: CertificateError.notDER) { try CertificateRequest(der: der + [0]) }
        #expect(throws: CertificateError.notDER) { try CertificateRequest(der: []) }
    }
}
