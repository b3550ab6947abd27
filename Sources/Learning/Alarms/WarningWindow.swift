/// How long before an event a warning is of use: from `horizon` to `lead` before it, both included,
/// in units of the axis.
package struct WarningWindow: Sendable, Hashable {
    package let horizon: Int
    package let lead: Int

    package init(horizon: Int, lead: Int) {
        precondition(0 <= lead && lead < horizon, "a warning comes before the horizon ends")
        self.horizon = horizon
        self.lead = lead
    }

    /// What an episode turns out to be.
    package enum Outcome: Sendable, Hashable {
        /// An event follows in time to act, and not too far ahead.
        case timely
        /// An event follows sooner than anybody could act. Neither caught nor false.
        case late
        /// No event follows within the horizon.
        case unfounded
    }

    /// The outcome of an episode by its start and the next event from there on.
    package func outcome(ofEpisodeAt start: Int, nextEvent: Int?) -> Outcome {
        guard let nextEvent, nextEvent - start <= horizon else { return .unfounded }
        return nextEvent - start >= lead ? .timely : .late
    }

    /// True for a moment at which a warning of the event would be of use.
    package func holds(_ moment: Int, before event: Int) -> Bool {
        outcome(ofEpisodeAt: moment, nextEvent: event) == .timely
    }
}
