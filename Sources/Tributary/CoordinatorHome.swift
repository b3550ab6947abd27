import Console
import Documents
import Federation
import FederationHTTP
import Messaging

/// The coordinator's home folder: configuration, keys, charter, store, transcripts.
struct CoordinatorHome {
    let folder: HomeFolder
    let configuration: CoordinatorConfiguration
    let charter: Charter
    let keys: KeyFolder

    enum File {
        static let charter = "federation/charter.json"
        static let authority = "federation/ca.crt"
        static let store = "federation.sqlite"
    }

    static let folders = ["keys", "federation", "runs", "reports"]

    /// - Parameter passphrase: of the keys; needed only where they are sealed, and used.
    init(_ path: String, passphrase: String? = nil) throws {
        folder = try HomeFolder(path)
        keys = KeyFolder(folder, passphrase: passphrase)
        do {
            configuration = try CoordinatorConfiguration(
                parsing: folder.read(CoordinatorConfiguration.fileName))
        } catch let error as DocumentError {
            throw Failure(.configuration, "This is not a coordinator's configuration: \(error)")
        }
        charter = try Charter(parsing: folder.read(File.charter))
    }

    /// What seals the keys of a new federation; nil leaves them as they are.
    struct Passphrases {
        var authority: String?
        var coordinator: String?
    }

    /// Makes a federation: its authority, the coordinator's keys, the charter, the first roster.
    static func create(
        at path: String, name: InstitutionName, configuration: CoordinatorConfiguration,
        authorityPath: String, passphrases: Passphrases
    ) throws -> CoordinatorHome {
        let now = WallClock.milliseconds()
        let folder = try HomeFolder.create(path, folders: folders)
        let keys = KeyFolder(folder, passphrase: passphrases.coordinator)
        let own = try keys.create()
        let authority = try Authority.make(name: name, nowMilliseconds: now)
        let charter = try Charter.make(
            name: name, caCertificateDigest: authority.certificateDigest,
            rosterKey: authority.rosterKey, coordinatorKey: own.signing.verifyingKey)
        let certificate = try authority.issue(
            CertificateRequest.make(name: name, key: own.tls), name: name, id: charter.coordinator,
            federation: charter.digest, hosts: configuration.hosts, nowMilliseconds: now)
        try DurableFile.write(authority.file(passphrase: passphrases.authority), to: authorityPath)
        try keys.install(certificate: certificate)
        try folder.write(charter.bytes, to: File.charter, mode: 0o644)
        try folder.write(authority.certificate, to: File.authority, mode: 0o644)
        let store = try FederationStore(
            path: folder.path(File.store), charter: charter, creating: true)
        let entry = RosterEntry(
            id: charter.coordinator, role: .coordinator, name: name, keyEpoch: 1,
            signingKey: own.signing.verifyingKey, tlsKeyDigest: own.tls.publicKeyDigest,
            status: .active, validFromMilliseconds: now)
        try Registrar(store: store, charter: charter, keys: keys.ring)
            .publish(authority: authority, nowMilliseconds: now) { _ in [entry] }
        try folder.write(configuration.bytes, to: CoordinatorConfiguration.fileName)
        return try CoordinatorHome(path, passphrase: passphrases.coordinator)
    }

    var store: FederationStore {
        get throws { try FederationStore(path: folder.path(File.store), charter: charter) }
    }

    var registrar: Registrar {
        get throws { try Registrar(store: store, charter: charter, keys: keys.ring) }
    }

    var runsFolder: String { folder.path("runs") }

    var authorityCertificate: TrustedAuthority {
        get throws { try TrustedAuthority(certificate: folder.read(File.authority)) }
    }

    /// The run whose id, or whose study's name, starts with a text; the latest of a study.
    func run(_ text: String) throws -> RunID {
        let log = try store.log()
        let byID = log.runs.map(\.run).filter { $0.hex.hasPrefix(text) }
        if byID.count == 1 { return byID[0] }
        let byStudy = log.runs.filter { run in
            let opening = try? RunOpening(parsing: run.opening.payload)
            return opening.flatMap { log.proposal(ofStudy: $0.study) }?.study.name == text
        }
        guard let latest = byStudy.last else {
            throw Failure(.notFound, "There is no run \(text). See: tributary runs")
        }
        return latest.run
    }

    func transcript(of run: RunID) throws -> Transcript {
        try Transcript(path: Coordinator.transcriptPath(of: run, in: runsFolder))
    }
}
