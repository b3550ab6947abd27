package import Console
import Documents
package import Federation
package import FederationHTTP
import Foundation
package import Messaging
package import Tabular

/// A node's home folder: configuration, keys, what it knows of its federation, ledger, results.
package struct NodeHome: Sendable {
    package let folder: HomeFolder
    package let configuration: NodeConfiguration
    package let policy: Policy

    private enum File {
        static let mapping = "mapping.json"
        static let policy = "policy.json"
        static let signingKey = "keys/signing.key"
        static let tlsKey = "keys/tls.key"
        static let certificate = "keys/tls.crt"
        static let charter = "federation/charter.json"
        static let authority = "federation/ca.crt"
        static let roster = "federation/roster.json"
        static let rosterSignature = "federation/roster.sig"
        static let request = "federation/request.envelope"
    }

    private static let folders = [
        "keys", "federation", "blocks", "models", "reports",
    ]

    /// Makes a home with new keys. Mapping and policy are copied in; the database stays where it is
    /// and is never written.
    package static func create(
        at path: String, name: InstitutionName, database: String, mapping: [UInt8],
        policy: [UInt8]?
    ) throws -> NodeHome {
        if let policy { _ = try Policy(parsing: policy) }
        let folder = try HomeFolder.create(path, folders: folders)
        try folder.write(Array(SigningKey().pem.utf8), to: File.signingKey)
        try folder.write(Array(TLSKey().pem.utf8), to: File.tlsKey)
        try folder.write(mapping, to: File.mapping)
        if let policy { try folder.write(policy, to: File.policy) }
        let configuration = NodeConfiguration(
            name: name, database: URL(fileURLWithPath: database).standardizedFileURL.path)
        try folder.write(configuration.bytes, to: NodeConfiguration.fileName)
        return try NodeHome(path)
    }

    package init(_ path: String) throws {
        folder = try HomeFolder(path)
        configuration = try Self.configuration(in: folder)
        policy =
            folder.exists(File.policy)
            ? try Policy(parsing: folder.read(File.policy)) : .standard
    }

    private static func configuration(
        in folder: HomeFolder
    ) throws(Failure) -> NodeConfiguration {
        do {
            return try NodeConfiguration(parsing: folder.read(NodeConfiguration.fileName))
        } catch {
            let path = folder.path(NodeConfiguration.fileName)
            throw Failure(.configuration, "\(path) is not this node's configuration: \(error)")
        }
    }

    package var mappingBytes: [UInt8] {
        get throws { try folder.read(File.mapping) }
    }

    package var signingKey: SigningKey {
        get throws { try SigningKey(pem: folder.text(File.signingKey, isSecret: true)) }
    }

    package var tlsKey: TLSKey {
        get throws { try TLSKey(pem: folder.text(File.tlsKey, isSecret: true)) }
    }

    package var isEnrolled: Bool { folder.exists(File.certificate) }

    package func data(of domain: any Domain.Type) throws -> InstitutionData {
        let data = try InstitutionData(
            domain: domain, databasePath: configuration.database, mappingBytes: mappingBytes)
        if isEnrolled { try data.mapping.check(institution: configuration.name.text) }
        return data
    }

    /// The request that was sent to enrol, or a new one; sending the same again is safe. It stands
    /// in the ledger on return.
    package func registrationRequest(
        _ invitation: Invitation, nowMilliseconds now: UInt64
    ) throws -> Envelope {
        let request = try keptRequest(invitation, nowMilliseconds: now)
        try ledger().store(request: request)
        return request
    }

    private func keptRequest(
        _ invitation: Invitation, nowMilliseconds now: UInt64
    ) throws -> Envelope {
        if folder.exists(File.request),
            let stored = try? Envelope(decoding: folder.read(File.request)),
            let request = try? RegistrationRequest(stored, federation: invitation.federation),
            request.invitation == invitation.id
        {
            return stored
        }
        let request = RegistrationRequest.make(
            name: configuration.name, signingKey: try signingKey,
            certificateRequest: try CertificateRequest.make(name: configuration.name, key: tlsKey),
            invitation: invitation, nowMilliseconds: now)
        try folder.write(request.bytes, to: File.request)
        return request
    }

    /// Keeps a checked admission. The certificate comes last: with it the node counts as enrolled.
    package func install(_ membership: Membership, admission: Admission) throws {
        try folder.write(membership.charter.bytes, to: File.charter, mode: 0o644)
        try folder.write(membership.authorityCertificate, to: File.authority, mode: 0o644)
        try folder.write(membership.roster.bytes, to: File.roster)
        try folder.write(admission.rosterSignature, to: File.rosterSignature)
        let enrolled = NodeConfiguration(
            name: configuration.name, database: configuration.database,
            coordinator: admission.address)
        try folder.write(enrolled.bytes, to: NodeConfiguration.fileName)
        _ = try ledger()
        try folder.write(membership.certificate, to: File.certificate, mode: 0o644)
    }

    package var charter: Charter {
        get throws { try Charter(parsing: folder.read(File.charter)) }
    }

    /// The roster that came with the admission; later ones stand in the federation's feed.
    package var firstRoster: Roster {
        get throws {
            try Roster.verified(
                document: folder.read(File.roster), signature: folder.read(File.rosterSignature),
                charter: charter)
        }
    }

    /// The way to the coordinator, over mutual TLS.
    package func transport() throws -> HTTPTransport {
        guard let address = configuration.coordinator, isEnrolled else {
            throw Failure(
                .configuration,
                "This node is not enrolled. Ask the operator for an invitation, then run enrol.")
        }
        let authority = try folder.read(File.authority)
        return try HTTPTransport(
            to: NetworkAddress(address),
            identity: TLSIdentity(
                chain: [folder.read(File.certificate), authority],
                privateKey: tlsKey.derRepresentation),
            authority: TrustedAuthority(certificate: authority),
            coordinatorKeys: [firstRoster.coordinator.tlsKeyDigest])
    }
}
