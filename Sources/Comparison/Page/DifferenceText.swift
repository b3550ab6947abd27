/// A difference as people read it: `+0.0502` and `−0.0121 to +0.0893`.
struct DifferenceText: Sendable, Hashable {
    let estimate: String
    let interval: String

    init(estimate: Double, interval: Bounds) {
        self.estimate = NumberText.figure(estimate, signed: true)
        let low = NumberText.figure(interval.low, 3, signed: true)
        let high = NumberText.figure(interval.high, 3, signed: true)
        self.interval = "\(low) to \(high)"
    }

    init(_ difference: Difference) {
        self.init(estimate: difference.estimate, interval: difference.interval)
    }

    var whole: String { "\(estimate) (95 % interval \(interval))" }
}
