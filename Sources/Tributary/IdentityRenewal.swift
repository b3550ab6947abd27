import Console
import Federation
import FederationHTTP
import Logging
import Messaging

/// Follows the coordinator's own keys while it serves: shows a new certificate as soon as a roster
/// grants it. Once a day it deletes keys that nothing needs any more, and says that the certificate
/// ends; it stops the service when it has ended.
struct IdentityRenewal {
    private static let day = Duration.seconds(24 * 3600)

    let home: CoordinatorHome
    let identity: CurrentIdentity
    let logger: Logger
    private let clock = ContinuousClock()
    private var shown: RosterEntry?
    private var lastNotice: ContinuousClock.Instant

    /// - Parameter shown: the coordinator's line in the roster whose certificate `identity` shows.
    init(
        home: CoordinatorHome, identity: CurrentIdentity, shown: RosterEntry?, logger: Logger
    ) {
        self.shown = shown
        self.home = home
        self.identity = identity
        self.logger = logger
        lastNotice = clock.now
    }

    mutating func look(at coordinator: Coordinator) async throws {
        let entry = await coordinator.roster?.coordinator
        if shown != entry {
            _ = try home.adoptKeys(home.store.log())
            try identity.replace(with: home.identity)
            logger.info("the coordinator's new keys are in force, epoch \(entry?.keyEpoch ?? 0)")
        }
        shown = entry
        guard clock.now - lastNotice >= Self.day else { return }
        lastNotice = clock.now
        try home.keys.retire(keeping: await coordinator.keysInUse)
        if let notice = try home.certificateNotice() { logger.warning("\(notice)") }
    }
}
