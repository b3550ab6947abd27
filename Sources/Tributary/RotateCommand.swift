import ArgumentParser
import Console
import Federation
import Messaging

struct RotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Give the coordinator new keys and a new certificate.",
        discussion:
            "A coordinator that serves takes them over at once; open runs go on under the old "
            + "signing key. Studies have to be published and approved again.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var authority: AuthorityOptions

    func run() async throws {
        try await ending {
            let home = try options.unlocked()
            let authority = try authority.open(home)
            let log = try home.store.log()
            guard let entry = log.roster?.coordinator else {
                throw Failure(.badData, "The federation has no roster yet.")
            }
            let done = try home.adoptKeys(log) ? log : rotate(entry, log, home, authority)
            guard let new = done.roster?.coordinator else { return }
            Terminal.say("The new keys are in force, epoch \(new.keyEpoch).")
            Terminal.say("fingerprint of the coordinator  \(new.fingerprint)")
        }
    }

    private func rotate(
        _ entry: RosterEntry, _ log: FederationLog, _ home: CoordinatorHome, _ authority: Authority
    ) throws -> FederationLog {
        let request = try home.keys.rotationRequest(of: entry, federation: home.charter.digest)
        let next = try home.registrar.rotate(
            log.examined(request, for: entry), authority: authority,
            hosts: home.configuration.hosts, nowMilliseconds: WallClock.milliseconds())
        _ = try home.adoptKeys(next)
        return next
    }
}
