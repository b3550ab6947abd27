import ArgumentParser
import Console
import Federation
import FederationHTTP
import Logging
import Messaging
import ServiceLifecycle
import UnixSignals

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "The coordinator: takes messages, drives runs, until stopped.")

    @OptionGroup var options: HomeOptions
    @Option(help: "HOST:PORT to listen at for members; default: as members dial it.")
    var listen: String?
    @Option(help: "HOST:PORT to listen at for candidates; default: as they dial it.")
    var listenRegistration: String?

    @Option(help: "Registration requests of one address in a minute.")
    var registrationsPerMinute = 10

    func run() async throws {
        try await ending {
            let home = try options.unlocked()
            let lock = try HomeLock(home.folder)
            let logger = Self.logger
            if home.folder.exists(AuthorityOptions.fileName) {
                logger.warning("authority.key lies in the coordinator's home; move it elsewhere")
            }
            _ = try home.adoptKeys(home.store.log())
            if let notice = try home.certificateNotice() { logger.warning("\(notice)") }
            let coordinator = try Coordinator(
                store: home.store, charter: home.charter, runsFolder: home.runsFolder,
                keys: home.keys.ring, now: WallClock.milliseconds, logger: logger)
            try home.store.requireReserve()
            try await coordinator.refresh()
            try home.keys.retire(keeping: await coordinator.keysInUse)
            let group = try serviceGroup(home, coordinator, logger)
            try await group.run()
            withExtendedLifetime(lock) {}
        }
    }

    private static var logger: Logger {
        var logger = Logger(label: "tributary") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        return logger
    }

    private func serviceGroup(
        _ home: CoordinatorHome, _ coordinator: Coordinator, _ logger: Logger
    ) throws -> ServiceGroup {
        let shown = try home.store.log().roster?.coordinator
        let identity = try CurrentIdentity(home.identity)
        let authority = try home.authorityCertificate
        let members = MemberServer(
            endpoint: CoordinatorEndpoint(coordinator: coordinator), identity: identity,
            authority: authority,
            address: try NetworkAddress(listen ?? home.configuration.members), logger: logger,
            onListening: { Terminal.say("listening for members at port \($0)") })
        var limits = ServerLimits()
        limits.registrationsPerMinute = registrationsPerMinute
        let registration = RegistrationServer(
            endpoint: RegistrationDesk(registrar: try home.registrar), identity: identity,
            authority: authority,
            address: try NetworkAddress(listenRegistration ?? home.configuration.registration),
            limits: limits, logger: logger,
            onListening: { Terminal.say("listening for candidates at port \($0)") })
        return ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: members), .init(service: registration),
                    .init(
                        service: CoordinatorPulse(
                            coordinator: coordinator,
                            renewal: IdentityRenewal(
                                home: home, identity: identity, shown: shown, logger: logger))),
                ], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    }
}
