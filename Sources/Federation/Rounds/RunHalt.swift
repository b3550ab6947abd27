/// Why the coordinator says nothing in a run for now, though something is due.
package enum RunHalt: Error, Hashable, CustomStringConvertible {
    /// A member says that it has seen entries which this transcript lacks. If the transcript is a
    /// copy from before, whatever is said now would bear a number that was used; so nothing is,
    /// though a member that lies can hold up a run by it, as it can by silence.
    case behind(member: String)
    /// The transcript came out of a backup.
    case restored
    case clock(ClockError)
    case reserve(LogError)
    /// The transcript can't be read or believed.
    case damaged(RunReplayError)
    /// The run was opened under a key of the coordinator that is not at hand.
    case keyMissing(KeyringError)

    /// Whether only another transcript could end it.
    package var isLasting: Bool {
        switch self {
        case .behind, .restored, .damaged, .keyMissing: true
        case .clock, .reserve: false
        }
    }

    /// A stable word.
    package var code: String {
        switch self {
        case .behind: "coordinator-behind"
        case .restored: "run-restored"
        case .clock: "coordinator-clock"
        case .reserve: "disk-full"
        case .damaged: "transcript-damaged"
        case .keyMissing: "key-missing"
        }
    }

    /// The HTTP status that answers a member; each but the disk's says that time may heal it.
    package var status: Int {
        switch self {
        case .behind, .restored, .clock, .damaged, .keyMissing: 503
        case .reserve: 507
        }
    }

    package var description: String {
        switch self {
        case .behind(let member):
            """
            \(member) says that it has seen more of this run than the coordinator's transcript \
            holds, so the coordinator signs nothing in it. If the transcript came out of a backup, \
            bring back all its entries or open a new run; if it is whole, revoke that member and \
            start again.
            """
        case .restored:
            """
            The run's transcript came out of a backup; its later entries may be lost. The \
            coordinator signs nothing in it. Open a new run.
            """
        case .clock(let error): error.description
        case .reserve(let error): error.description
        case .damaged(let error):
            "The run's transcript can't be believed, so nothing goes on in it: \(error)"
        case .keyMissing(let error): "The coordinator signs nothing in the run: \(error)"
        }
    }
}
