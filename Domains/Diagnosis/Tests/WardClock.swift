import Tabular

/// A time of the sample hospitals as people write it.
struct WardClock {
    private let day: Day
    private let time: String

    /// - Parameter minutes: since 1 March 2025, 00:00.
    init(_ minutes: Int) {
        let whole = minutes >= 0 ? minutes / 1_440 : -((1_439 - minutes) / 1_440)
        let rest = minutes - 1_440 * whole
        let digits = [rest / 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        day = Day(number: 20_148 + whole)
        time = digits.joined(separator: ":")
    }

    /// `2025-03-01T10:07:00`.
    var iso: String { "\(day)T\(time):00" }

    /// `01.03.2025 10:07`.
    var german: String {
        let parts = "\(day)".split(separator: "-").reversed()
        return "\(parts.joined(separator: ".")) \(time)"
    }
}
