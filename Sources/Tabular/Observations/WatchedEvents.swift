/// What the entities of a plan are watched for at regular moments of their axis.
package struct WatchedEvents: Sendable {
    /// From one observation of an entity to the next, in units of the axis.
    package let step: Int
    /// The shortest warning that is of use, in units of the axis.
    package let lead: Int
    /// The first event of an observation's entity at its moment or later; nil where the evidence
    /// records none.
    package let next: @Sendable (Moment, Evidence) -> Moment?

    package init(
        step: Int, lead: Int, next: @escaping @Sendable (Moment, Evidence) -> Moment?
    ) {
        self.step = step
        self.lead = lead
        self.next = next
    }
}
