/// What must have been seen of an observation's own histories for it to be asked at all.
///
/// It learns as features do, so nothing that became known after an observation decides about it.
package struct Watch: Sendable {
    /// A number that says how much was seen of some histories; no number counts as nothing.
    package struct Reading: Sendable {
        let histories: [History]
        let make: @Sendable () -> any HistoryReading

        package init(_ histories: [History], make: @escaping @Sendable () -> any HistoryReading) {
            self.histories = histories
            self.make = make
        }
    }

    /// Why an observation that has seen too little is left out.
    package let reason: String
    package let readings: [Reading]
    /// At least one of the readings must reach this.
    package let least: Double

    package init(reason: String, readings: [Reading], least: Double) {
        self.reason = reason
        self.readings = readings
        self.least = least
    }
}
