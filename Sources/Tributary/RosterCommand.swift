import ArgumentParser
import Console
import Documents
import Federation
import Messaging

struct RosterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster", abstract: "Who is a member, with which keys; and who waits.")

    @OptionGroup var options: HomeOptions
    @Flag(help: "The signed document itself.") var json = false

    func run() async throws {
        try await ending {
            let home = try options.open()
            guard let roster = try home.store.log().roster else { return }
            if json {
                Terminal.say(String(decoding: roster.bytes, as: UTF8.self))
                return
            }
            Terminal.say("\(home.charter.name.text), roster \(roster.version)")
            for entry in roster.entries {
                Terminal.say(
                    "  \(entry.fingerprint)  \(entry.status.rawValue)  "
                        + "\(entry.role.rawValue)  \(entry.name.text)")
            }
            try sayRequests(home)
            for alarm in try home.store.alarms() {
                Terminal.say(
                    "alarm \(WallClock.text(milliseconds: alarm.atMilliseconds)): \(alarm.text)")
            }
        }
    }

    /// What waits for the operator.
    private func sayRequests(_ home: CoordinatorHome) throws {
        let now = WallClock.milliseconds()
        for waiting in try home.registrar.applications(nowMilliseconds: now).map(\.registrant) {
            Terminal.say("  \(waiting.fingerprint)  waits  \(waiting.name.text)")
        }
        for rotation in try home.registrar.rotations() {
            Terminal.say(
                "  \(rotation.fingerprint)  asks for new keys  \(rotation.entry.name.text)")
        }
        let log = try home.store.log()
        for (id, notice) in log.departures.sorted(by: { $0.key < $1.key }) {
            let name = log.roster?.entry(id)?.name.text ?? id.hex
            Terminal.say("  \(name) leaves: \(notice.reason)  (next: tributary revoke)")
        }
    }
}

struct RevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Take an institution off the roster at once; its open runs stop.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var authority: AuthorityOptions
    @Argument(help: "The institution's name.") var name: String

    func run() async throws {
        try await ending {
            let home = try options.unlocked()
            let log = try home.registrar.publish(
                authority: authority.open(home), nowMilliseconds: WallClock.milliseconds()
            ) { entries in
                guard
                    let index = entries.firstIndex(where: {
                        $0.name.text == name && $0.role == .institution && $0.status == .active
                    })
                else { throw Failure(.notFound, "No active member is called \(name).") }
                var changed = entries
                changed[index] = entries[index].revoked
                return changed
            }
            Terminal.say("Revoked \(name); roster \(log.roster?.version ?? 0).")
        }
    }
}
