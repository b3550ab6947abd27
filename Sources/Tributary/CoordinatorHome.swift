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

    enum File {
        static let signingKey = "keys/signing.key"
        static let tlsKey = "keys/tls.key"
        static let certificate = "keys/tls.crt"
        static let charter = "federation/charter.json"
        static let authority = "federation/ca.crt"
        static let store = "federation.sqlite"
    }

    static let folders = ["keys", "federation", "runs", "reports"]

    init(_ path: String) throws {
        folder = try HomeFolder(path)
        do {
            configuration = try CoordinatorConfiguration(
                parsing: folder.read(CoordinatorConfiguration.fileName))
        } catch let error as DocumentError {
            throw Failure(.configuration, "This is not a coordinator's configuration: \(error)")
        }
        charter = try Charter(parsing: folder.read(File.charter))
    }

    /// Makes a federation: its authority, the coordinator's keys, the charter, the first roster.
    static func create(
        at path: String, name: InstitutionName, configuration: CoordinatorConfiguration,
        authorityPath: String, passphrase: String?
    ) throws -> CoordinatorHome {
        let now = WallClock.milliseconds()
        let folder = try HomeFolder.create(path, folders: folders)
        let (signingKey, tlsKey) = (SigningKey(), TLSKey())
        let authority = try Authority.make(name: name, nowMilliseconds: now)
        let charter = try Charter.make(
            name: name, caCertificateDigest: authority.certificateDigest,
            rosterKey: authority.rosterKey, coordinatorKey: signingKey.verifyingKey)
        let certificate = try authority.issue(
            CertificateRequest.make(name: name, key: tlsKey), name: name, id: charter.coordinator,
            federation: charter.digest, hosts: configuration.hosts, nowMilliseconds: now)
        try DurableFile.write(authority.file(passphrase: passphrase), to: authorityPath)
        try folder.write(Array(signingKey.pem.utf8), to: File.signingKey)
        try folder.write(Array(tlsKey.pem.utf8), to: File.tlsKey)
        try folder.write(certificate, to: File.certificate, mode: 0o644)
        try folder.write(charter.bytes, to: File.charter, mode: 0o644)
        try folder.write(authority.certificate, to: File.authority, mode: 0o644)
        let store = try FederationStore(
            path: folder.path(File.store), charter: charter, creating: true)
        let entry = RosterEntry(
            id: charter.coordinator, role: .coordinator, name: name, keyEpoch: 1,
            signingKey: signingKey.verifyingKey, tlsKeyDigest: tlsKey.publicKeyDigest,
            status: .active, validFromMilliseconds: now)
        try Registrar(store: store, charter: charter, key: signingKey)
            .publish(authority: authority, nowMilliseconds: now) { _ in [entry] }
        try folder.write(configuration.bytes, to: CoordinatorConfiguration.fileName)
        return try CoordinatorHome(path)
    }

    var signingKey: SigningKey {
        get throws { try SigningKey(pem: folder.text(File.signingKey, isSecret: true)) }
    }

    var store: FederationStore {
        get throws { try FederationStore(path: folder.path(File.store), charter: charter) }
    }

    var registrar: Registrar {
        get throws { try Registrar(store: store, charter: charter, key: signingKey) }
    }

    var runsFolder: String { folder.path("runs") }

    var authorityCertificate: TrustedAuthority {
        get throws { try TrustedAuthority(certificate: folder.read(File.authority)) }
    }

    var identity: TLSIdentity {
        get throws {
            try TLSIdentity(
                chain: [folder.read(File.certificate), folder.read(File.authority)],
                privateKey: TLSKey(pem: folder.text(File.tlsKey, isSecret: true))
                    .derRepresentation)
        }
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
