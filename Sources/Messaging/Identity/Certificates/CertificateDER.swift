import Crypto
import Foundation
import SwiftASN1
import X509

/// What a certificate in DER says, for those who hold only its bytes.
package enum CertificateDER {
    /// SHA-256 of the key's SubjectPublicKeyInfo (DER), as the roster lists it; P-256 keys only.
    package static func publicKeyDigest(
        ofCertificate der: [UInt8]
    ) throws(CertificateError) -> Digest {
        try publicKeyDigest(of: certificate(der).publicKey)
    }

    /// Federation and node out of the one SAN of the form
    /// urn:tributary:<federation>:<node id>; nil if there is none.
    package static func identity(
        ofCertificate der: [UInt8]
    ) throws(CertificateError) -> (federation: Digest, node: NodeID)? {
        let names = (try? certificate(der).extensions.subjectAlternativeNames) ?? nil
        var found: (federation: Digest, node: NodeID)?
        for name in names ?? SubjectAlternativeNames() {
            guard case .uniformResourceIdentifier(let uri) = name else { continue }
            guard found == nil, let identity = identity(in: uri) else { return nil }
            found = identity
        }
        return found
    }

    /// First and last moment of validity in Unix milliseconds.
    package static func validity(
        ofCertificate der: [UInt8]
    ) throws(CertificateError) -> (notBefore: UInt64, notAfter: UInt64) {
        let certificate = try certificate(der)
        return (
            milliseconds(certificate.notValidBefore), milliseconds(certificate.notValidAfter)
        )
    }

    /// SHA-256 of the certificate's bytes: what a charter and an invitation name an authority by.
    package static func digest(ofCertificate der: [UInt8]) -> Digest {
        .sha256(der)
    }

    /// Throws unless `authority` is an authority's certificate and signed the certificate.
    package static func checkIssued(
        _ der: [UInt8], by authority: [UInt8]
    ) throws(CertificateError) {
        let issuer = try certificate(authority)
        guard case .isCertificateAuthority? = try? issuer.extensions.basicConstraints else {
            throw .notAnAuthority
        }
        let certificate = try certificate(der)
        guard
            certificate.issuer == issuer.subject,
            issuer.publicKey.isValidSignature(certificate.signature, for: certificate)
        else { throw .anotherAuthority }
    }

    /// What a node checks before it installs a certificate: its own key, its own identity, the
    /// right authority, in date.
    package static func check(
        _ der: [UInt8], publicKeyDigest key: Digest, federation: Digest, node: NodeID,
        authority: [UInt8], nowMilliseconds now: UInt64
    ) throws(CertificateError) {
        guard try publicKeyDigest(ofCertificate: der) == key else { throw .anotherKey }
        guard let identity = try identity(ofCertificate: der) else { throw .noIdentity }
        guard identity.federation == federation, identity.node == node else {
            throw .anotherIdentity
        }
        try checkIssued(der, by: authority)
        let (notBefore, notAfter) = try validity(ofCertificate: der)
        guard notBefore <= now, now <= notAfter else {
            throw .outOfDate(notBefore: notBefore, notAfter: notAfter, now: now)
        }
    }

    /// The URI that names a node in its certificate.
    static func uri(federation: Digest, node: NodeID) -> String {
        "urn:tributary:\(federation.hex):\(node.hex)"
    }

    static func publicKeyDigest(
        of key: Certificate.PublicKey
    ) throws(CertificateError) -> Digest {
        guard let key = P256.Signing.PublicKey(key) else { throw .notP256 }
        return .sha256([UInt8](key.derRepresentation))
    }

    static func encoded(_ element: some DERSerializable) throws(CertificateError) -> [UInt8] {
        var serializer = DER.Serializer()
        do {
            try serializer.serialize(element)
        } catch {
            throw .notMade
        }
        return serializer.serializedBytes
    }

    private static func certificate(_ der: [UInt8]) throws(CertificateError) -> Certificate {
        guard let certificate = try? Certificate(derEncoded: der) else { throw .notDER }
        return certificate
    }

    private static func identity(in uri: String) -> (federation: Digest, node: NodeID)? {
        let parts = uri.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard
            parts.count == 4, parts[0] == "urn", parts[1] == "tributary",
            let federation = Digest(hex: parts[2]), let node = NodeID(hex: parts[3])
        else { return nil }
        return (federation, node)
    }

    private static func milliseconds(_ date: Date) -> UInt64 {
        UInt64(max(0, date.timeIntervalSince1970) * 1000)
    }
}
