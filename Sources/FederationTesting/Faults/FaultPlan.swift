/// How often things go wrong in a simulation, of 1000 chances each.
package struct FaultPlan: Sendable, Hashable {
    package let losses: Int
    package let repeats: Int
    package let delays: Int
    /// A partition begins.
    package let partitions: Int
    /// A member is slow, drawn once for each.
    package let slowMembers: Int
    package let clockJumps: Int
    /// The coordinator is killed, or its disk is full, while it works on a message.
    package let coordinatorCrashes: Int
    /// A member is killed, or its disk is full, before, in or after any of its steps.
    package let memberCrashes: Int
    /// A copy of a member's ledger is made, or takes the place of the ledger.
    package let restoredLedgers: Int
    /// A copy of the coordinator's logs is made, or takes their place.
    package let restoredTranscripts: Int

    package init(
        losses: Int = 0, repeats: Int = 0, delays: Int = 0, partitions: Int = 0,
        slowMembers: Int = 0, clockJumps: Int = 0, coordinatorCrashes: Int = 0,
        memberCrashes: Int = 0, restoredLedgers: Int = 0,
        restoredTranscripts: Int = 0
    ) {
        self.losses = losses
        self.repeats = repeats
        self.delays = delays
        self.partitions = partitions
        self.slowMembers = slowMembers
        self.clockJumps = clockJumps
        self.coordinatorCrashes = coordinatorCrashes
        self.memberCrashes = memberCrashes
        self.restoredLedgers = restoredLedgers
        self.restoredTranscripts = restoredTranscripts
    }

    /// Nothing goes wrong; who acts next is still drawn.
    package static let none = FaultPlan()
    package static let lossy = FaultPlan(losses: 150, repeats: 100, delays: 150)
    package static let crashing = FaultPlan(coordinatorCrashes: 25, memberCrashes: 20)
    package static let divided = FaultPlan(losses: 30, partitions: 15, slowMembers: 300)
    package static let untimely = FaultPlan(losses: 50, delays: 50, clockJumps: 15)
    package static let forgetful = FaultPlan(
        losses: 60, repeats: 30, delays: 60, memberCrashes: 5, restoredLedgers: 12)
    package static let rewound = FaultPlan(
        losses: 60, repeats: 30, delays: 60, coordinatorCrashes: 5, restoredTranscripts: 6)
    package static let everything = FaultPlan(
        losses: 80, repeats: 60, delays: 80, partitions: 6, slowMembers: 200,
        coordinatorCrashes: 15, memberCrashes: 12)

    /// Whether nothing of it can keep a run from its outcome, however long it takes.
    package var isHarmless: Bool {
        clockJumps == 0 && restoredLedgers == 0 && restoredTranscripts == 0
    }
}
