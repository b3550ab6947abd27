/// What goes wrong in a simulation, by kind.
package enum FaultKind: String, Sendable, Hashable, CaseIterable {
    /// A message, a receipt or the answer to a poll does not arrive.
    case loss
    /// A message arrives twice.
    case repetition
    /// A message arrives later, after its sender has given it up.
    case delay
    /// One member, some or all are cut off from the coordinator for a while.
    case partition
    /// A member acts eight times more rarely than the others.
    case slowMember = "slow member"
    /// The clock of one machine is off from now on, or right again.
    case clockJump = "clock jump"
    /// A program is killed between two of its steps.
    case crash
    /// A member is killed inside a step, before or after one of the rows that it writes.
    case memberWriteCrash = "member killed while it writes"
    /// The coordinator is killed before or after one of the entries that it writes.
    case coordinatorWriteCrash = "coordinator killed while it writes"
    /// A member is killed before or after its mask root is made or erased.
    case rootCrash = "member killed over its mask root"
    case memberDiskFull = "member's disk full"
    case coordinatorDiskFull = "coordinator's disk full"
    /// An older copy of a member's ledger takes the place of the newer one.
    case restoredLedger = "older ledger restored"
    /// An older copy of the coordinator's transcript takes the place of the newer one.
    case restoredTranscript = "older transcript restored"
    /// A member signs nothing, as its clock stands before its last message.
    case clockRefusal = "signing refused by the clock"
    case revocation
    case memberLie = "lie of a member"
    case coordinatorLie = "lie of the coordinator"
}
