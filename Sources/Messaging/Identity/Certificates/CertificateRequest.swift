import Crypto
import SwiftASN1
import X509

/// A request for a TLS certificate (PKCS#10) that was checked: a P-256 key, signed by itself,
/// asking for nothing else.
package struct CertificateRequest: Sendable, Hashable {
    /// The request, exactly as it was made.
    package let der: [UInt8]
    /// SHA-256 of the key's SubjectPublicKeyInfo (DER).
    package let publicKeyDigest: Digest
    let publicKey: Certificate.PublicKey

    /// Reads and checks a request. Its subject is ignored, as the roster's names hold; a request
    /// with attributes, such as extensions of its own, is refused.
    package init(der: [UInt8]) throws(CertificateError) {
        guard let request = try? CertificateSigningRequest(derEncoded: der) else { throw .notDER }
        publicKeyDigest = try CertificateDER.publicKeyDigest(of: request.publicKey)
        guard request.signatureAlgorithm == .ecdsaWithSHA256 else {
            throw .wrongSignatureAlgorithm
        }
        guard request.attributes.isEmpty else { throw .attributesAsked }
        guard request.publicKey.isValidSignature(request.signature, for: request) else {
            throw .badSelfSignature
        }
        publicKey = request.publicKey
        self.der = der
    }

    /// The request of `key` for a node of this name.
    package static func make(
        name: InstitutionName, key: TLSKey
    ) throws(CertificateError) -> CertificateRequest {
        let request: CertificateSigningRequest
        do {
            request = try CertificateSigningRequest(
                version: .v1, subject: DistinguishedName { CommonName(name.text) },
                privateKey: Certificate.PrivateKey(key.key), attributes: .init(),
                signatureAlgorithm: .ecdsaWithSHA256)
        } catch {
            throw .notMade
        }
        return try CertificateRequest(der: CertificateDER.encoded(request))
    }
}
