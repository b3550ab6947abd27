package import Tabular

/// One row that decides an observation's target by when it happened.
package struct DecidingRow: Sendable {
    /// The observation's key in the frame; with steps this is `entity@moment`.
    package let observation: String
    /// The column that says when the deciding row happened.
    package let time: ColumnReference
    /// The deciding row's key, in the first column of its table's key.
    package let key: String
    /// What becomes of the observation with the row so many units of the axis after it: at both
    /// sides of each end of the target's window.
    package let states: KeyValuePairs<Int, ObservationState>

    package init(
        _ observation: String, by time: ColumnReference, of key: String,
        states: KeyValuePairs<Int, ObservationState>
    ) {
        self.observation = observation
        self.time = time
        self.key = key
        self.states = states
    }
}
