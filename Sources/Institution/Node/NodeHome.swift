package import Console
import Documents
package import Federation
import Foundation
package import Messaging
package import Tabular

/// A node's home folder: configuration, keys, what it knows of its federation, ledger, results.
package struct NodeHome: Sendable {
    package let folder: HomeFolder
    package let configuration: NodeConfiguration
    package let policy: Policy
    package let keys: KeyFolder

    enum File {
        static let mapping = "mapping.json"
        static let policy = "policy.json"
        static let charter = "federation/charter.json"
        static let authority = "federation/ca.crt"
        static let roster = "federation/roster.json"
        static let rosterSignature = "federation/roster.sig"
        static let request = "federation/request.envelope"
    }

    static let folders = [
        "keys", "federation", "blocks", "models", "reports",
    ]

    /// Makes a home with new keys, sealed where there is a passphrase. Mapping and policy are copied
    /// in; the database stays where it is and is never written.
    package static func create(
        at path: String, name: InstitutionName, database: String, mapping: [UInt8],
        policy: [UInt8]?, passphrase: String? = nil
    ) throws -> NodeHome {
        if let policy { _ = try Policy(parsing: policy) }
        let folder = try HomeFolder.create(path, folders: folders)
        try KeyFolder(folder, passphrase: passphrase).create()
        try folder.write(mapping, to: File.mapping)
        if let policy { try folder.write(policy, to: File.policy) }
        let configuration = NodeConfiguration(
            name: name, database: URL(fileURLWithPath: database).standardizedFileURL.path)
        try folder.write(configuration.bytes, to: NodeConfiguration.fileName)
        return try NodeHome(path, passphrase: passphrase)
    }

    /// - Parameter passphrase: of the keys; needed only where they are sealed, and used.
    package init(_ path: String, passphrase: String? = nil) throws {
        folder = try HomeFolder(path)
        keys = KeyFolder(folder, passphrase: passphrase)
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

    /// Nil where the standard holds.
    var policyBytes: [UInt8]? {
        get throws { folder.exists(File.policy) ? try folder.read(File.policy) : nil }
    }

    package var mappingBytes: [UInt8] {
        get throws { try folder.read(File.mapping) }
    }

    package func data(of domain: any Domain.Type) throws -> InstitutionData {
        let data = try InstitutionData(
            domain: domain, databasePath: configuration.database, mappingBytes: mappingBytes)
        if isEnrolled { try data.mapping.check(institution: configuration.name.text) }
        return data
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
}
