import Console
import Federation
import FederationTesting
import Institution
import Messaging

/// A federation in one process: a coordinator, and institutions that enrolled with real homes.
struct WholeFederation {
    static let run = RunID(bytes: [UInt8](repeating: 7, count: 16)) ?? .federation

    let folder: TemporaryFolder
    let clock = ManualClock()
    let fixture: FederationFixture
    private(set) var coordinator: SimulatedCoordinator
    private(set) var homes: [NodeHome] = []

    /// Nobody has enrolled yet.
    init() async throws {
        folder = try TemporaryFolder()
        fixture = try FederationFixture(institutions: 0)
        coordinator = try SimulatedCoordinator(fixture, folder: folder, clock: clock)
        try await coordinator.start()
    }

    /// Three orchards have enrolled, each with its own policy.json, if there is one.
    static func ofOrchards(policies: [String: String] = [:]) async throws -> WholeFederation {
        var federation = try await WholeFederation()
        for sample in OrchardSample.three {
            let database = try sample.write(into: federation.folder.path)
            try federation.enrol(
                sample.name, database: database, mapping: sample.mapping(),
                policy: policies[sample.name].map { Array($0.utf8) })
        }
        return federation
    }

    var program: Coordinator {
        get throws {
            guard let program = coordinator.program else { throw TransportError.notACoordinator }
            return program
        }
    }

    func home(_ name: String) throws -> NodeHome {
        try NodeHome(folder.file("home-\(name)"))
    }

    func invite(_ name: String) throws -> Invitation {
        let invitation = try Invitation.fresh(
            host: "localhost", port: 7000, federation: fixture.charter.digest,
            caCertificateDigest: fixture.authority.certificateDigest)
        try coordinator.store().add(
            PendingInvitation(
                id: invitation.id, name: InstitutionName(name),
                secretDigest: invitation.secretDigest,
                expiresMilliseconds: clock.milliseconds + 24 * 3600 * 1000))
        return invitation
    }

    /// The operator admits the home that asks with this request, and says so in a decision.
    func decision(on request: Envelope) throws -> Envelope {
        let registrar = Registrar(
            store: try coordinator.store(), charter: fixture.charter,
            keys: fixture.coordinatorKeys)
        _ = try registrar.register(request.bytes, nowMilliseconds: clock.milliseconds)
        for application in try registrar.applications(nowMilliseconds: clock.milliseconds) {
            try registrar.admit(
                application.registrant, authority: fixture.authority, address: "localhost:7001",
                nowMilliseconds: clock.milliseconds)
        }
        guard
            case .decided(let bytes) = try registrar.register(
                request.bytes, nowMilliseconds: clock.milliseconds)
        else { throw RegistrationError.notARequest }
        return try Envelope(decoding: bytes)
    }

    @discardableResult
    mutating func enrol(
        _ name: String, database: String, mapping: [UInt8], policy: [UInt8]? = nil
    ) throws -> NodeHome {
        let home = try NodeHome.create(
            at: folder.file("home-\(name)"), name: InstitutionName(name), database: database,
            mapping: mapping, policy: policy)
        try admit(home)
        homes.append(try NodeHome(home.folder.path))
        return homes[homes.count - 1]
    }
}

extension WholeFederation {
    func transport(of home: NodeHome) throws -> DirectTransport {
        DirectTransport(
            coordinator: try program, peer: try home.id)
    }

    /// The operator puts a study to all members.
    func publish(_ study: Study) throws {
        _ = try coordinator.store().append { log in
            let members = (log.roster?.activeInstitutions ?? []).map {
                StudyPublication.Member(id: $0.id, name: $0.name, fingerprint: $0.fingerprint)
            }
            guard
                var writer = log.writer(
                    for: fixture.charter.coordinator, key: fixture.coordinator.key)
            else { throw TransportError.notACoordinator }
            let envelope = writer.seal(
                .study, payload: StudyPublication(study: study, members: members).payload,
                to: .everyone, replyingTo: .zero, logHead: log.chain.head,
                nowMilliseconds: clock.milliseconds)
            try log.take(envelope)
            return (envelope, nil)
        }
    }

    /// A member reads the feed and signs a study.
    func approve(_ study: Study, by home: NodeHome) async throws {
        let transport = try transport(of: home)
        let federation = try NodeFederation(charter: home.charter, ledger: home.ledger())
        try await federation.poll(transport, waiting: false)
        guard let proposal = await federation.state.proposal(ofStudy: study.digest) else {
            throw RunDocumentsError.notAStudy
        }
        try await federation.decide(
            .studyApproval, payload: StudyApproval(study: study.digest).payload, on: proposal,
            summary: "approves \(study.name)", me: transport.peer, keys: home.keys.ring,
            transport: transport, nowMilliseconds: clock.milliseconds)
    }

    /// Publishes, approves and opens a run; nobody has joined it yet.
    func open(_ study: Study) async throws {
        try publish(study)
        for home in homes { try await approve(study, by: home) }
        _ = try coordinator.open(study, as: Self.run)
        try await program.refresh()
    }

    var machine: RoundMachine? {
        get async throws { try await program.runCoordinators.first?.machine }
    }
}
