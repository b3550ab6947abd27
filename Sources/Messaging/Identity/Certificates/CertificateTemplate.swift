import Foundation
import SwiftASN1
import X509

/// The two forms of certificate that an authority makes: its own, and a node's.
struct CertificateTemplate {
    static let authorityDays = 3650
    static let nodeDays = 365
    /// A certificate holds from an hour before it was made, for clocks that lag.
    private static let lagSeconds: TimeInterval = 3600

    let subject: DistinguishedName
    let notBefore: Date
    let notAfter: Date

    init(
        subject: DistinguishedName?, lifetimeDays: Int, nowMilliseconds: UInt64
    ) throws(CertificateError) {
        guard let subject else { throw .notMade }
        self.subject = subject
        let now = TimeInterval(nowMilliseconds / 1000)
        notBefore = Date(timeIntervalSince1970: max(0, now - Self.lagSeconds))
        notAfter = Date(timeIntervalSince1970: now + TimeInterval(lifetimeDays) * 86400)
    }

    static func authoritySubject(_ name: InstitutionName) -> DistinguishedName? {
        try? DistinguishedName {
            CommonName("Tributary authority")
            OrganizationName(name.text)
        }
    }

    static func nodeSubject(_ name: InstitutionName) -> DistinguishedName? {
        try? DistinguishedName { CommonName(name.text) }
    }

    /// Self-signed, may sign certificates and nothing else, none of which may sign another.
    func authorityCertificate(key: TLSKey) throws(CertificateError) -> [UInt8] {
        let privateKey = Certificate.PrivateKey(key.key)
        return try signed(
            publicKey: privateKey.publicKey, issuer: subject, key: privateKey
        ) {
            try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true))
                SubjectKeyIdentifier(hash: privateKey.publicKey)
            }
        }
    }

    /// For TLS as client and server; names the node's URI and the hosts it listens at.
    func nodeCertificate(
        for publicKey: Certificate.PublicKey, uri: String, hosts: [String],
        authority: InstitutionName, key: TLSKey
    ) throws(CertificateError) -> [UInt8] {
        var names: [GeneralName] = [.uniformResourceIdentifier(uri)]
        for host in hosts {
            names.append(try HostName.generalName(of: host))
        }
        guard let issuer = Self.authoritySubject(authority) else { throw .notMade }
        let privateKey = Certificate.PrivateKey(key.key)
        let issuerID = SubjectKeyIdentifier(hash: privateKey.publicKey).keyIdentifier
        return try signed(publicKey: publicKey, issuer: issuer, key: privateKey) {
            try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.clientAuth, .serverAuth])
                SubjectAlternativeNames(names)
                SubjectKeyIdentifier(hash: publicKey)
                AuthorityKeyIdentifier(keyIdentifier: issuerID)
            }
        }
    }

    private func signed(
        publicKey: Certificate.PublicKey, issuer: DistinguishedName, key: Certificate.PrivateKey,
        extensions: () throws -> Certificate.Extensions
    ) throws(CertificateError) -> [UInt8] {
        let certificate: Certificate
        do {
            certificate = try Certificate(
                version: .v3, serialNumber: .init(bytes: [0x01] + SystemEntropy.bytes(15)),
                publicKey: publicKey, notValidBefore: notBefore, notValidAfter: notAfter,
                issuer: issuer, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
                extensions: extensions(), issuerPrivateKey: key)
        } catch {
            throw .notMade
        }
        return try CertificateDER.encoded(certificate)
    }
}
