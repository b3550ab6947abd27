/// How often things go wrong in a simulation, of 1000 chances each.
package struct FaultPlan: Sendable, Hashable {
    /// A message, a receipt or the answer to a poll does not arrive.
    package let losses: Int
    /// A message arrives twice.
    package let repeats: Int
    /// A message arrives later, after its sender has given it up.
    package let delays: Int
    /// The coordinator is killed while it works on a message: after any of the entries that it
    /// writes for it, or before the first.
    package let coordinatorCrashes: Int
    /// A member is killed before or after any of its steps.
    package let memberCrashes: Int

    package init(
        losses: Int = 0, repeats: Int = 0, delays: Int = 0, coordinatorCrashes: Int = 0,
        memberCrashes: Int = 0
    ) {
        self.losses = losses
        self.repeats = repeats
        self.delays = delays
        self.coordinatorCrashes = coordinatorCrashes
        self.memberCrashes = memberCrashes
    }

    /// Nothing goes wrong; who acts next is still drawn.
    package static let none = FaultPlan()
    package static let lossy = FaultPlan(losses: 150, repeats: 100, delays: 150)
    package static let crashing = FaultPlan(coordinatorCrashes: 60, memberCrashes: 40)
    package static let everything = FaultPlan(
        losses: 100, repeats: 80, delays: 100, coordinatorCrashes: 40, memberCrashes: 30)
}
