import Crypto
import Foundation
import X509

/// The federation's authority: it issues certificates and signs rosters.
///
/// Its two keys, a P-256 key for certificates and an Ed25519 key for rosters, lie in one file that
/// is kept off the coordinator's machine and brought along to approve, rotate and revoke.
package struct Authority: Sendable {
    package let name: InstitutionName
    /// The authority's own certificate (DER), valid for ten years.
    package let certificate: [UInt8]
    let certificateKey: TLSKey
    let rosterSigningKey: SigningKey

    /// SHA-256 of the certificate, for charter and invitations.
    package var certificateDigest: Digest { CertificateDER.digest(ofCertificate: certificate) }
    /// The key that rosters are checked with, for the charter.
    package var rosterKey: VerifyingKey { rosterSigningKey.verifyingKey }

    init(
        name: InstitutionName, certificate: [UInt8], certificateKey: TLSKey,
        rosterSigningKey: SigningKey
    ) {
        self.name = name
        self.certificate = certificate
        self.certificateKey = certificateKey
        self.rosterSigningKey = rosterSigningKey
    }

    /// A new authority for a federation of this name, with new keys.
    package static func make(
        name: InstitutionName, nowMilliseconds: UInt64
    ) throws(CertificateError) -> Authority {
        let key = TLSKey()
        let certificate = try CertificateTemplate(
            subject: CertificateTemplate.authoritySubject(name),
            lifetimeDays: CertificateTemplate.authorityDays, nowMilliseconds: nowMilliseconds
        ).authorityCertificate(key: key)
        return Authority(
            name: name, certificate: certificate, certificateKey: key,
            rosterSigningKey: SigningKey())
    }

    /// The certificate (DER) of a node, for one year, as client and as server.
    ///
    /// It names federation and node, and for a coordinator also the hosts (DNS names or IP
    /// addresses) that it listens at. Nothing of the request but its key is used.
    package func issue(
        _ request: CertificateRequest, name: InstitutionName, id: NodeID, federation: Digest,
        hosts: [String] = [], nowMilliseconds: UInt64
    ) throws(CertificateError) -> [UInt8] {
        try CertificateTemplate(
            subject: CertificateTemplate.nodeSubject(name),
            lifetimeDays: CertificateTemplate.nodeDays, nowMilliseconds: nowMilliseconds
        ).nodeCertificate(
            for: request.publicKey, uri: CertificateDER.uri(federation: federation, node: id),
            hosts: hosts, authority: self.name,
            key: certificateKey)
    }

    /// The signature of a roster document.
    package func sign(roster document: [UInt8]) -> [UInt8] {
        rosterSigningKey.sign(Roster.signedBytes(of: document))
    }
}

extension Authority: CustomStringConvertible {
    /// Names public halves only.
    package var description: String { "Authority(\(certificateDigest), \(rosterKey))" }
}
