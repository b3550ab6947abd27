import Documents
package import Tabular

/// What a study counts time in, and how it writes lengths of time.
package enum StudyAxis: Sendable, Hashable {
    /// Milliseconds; lengths are written with their unit, such as `7d`.
    case calendar
    /// Ticks of each asset, by the word for one of them; lengths are bare whole numbers.
    case usage(tick: String)

    package var timeAxis: TimeAxis {
        switch self {
        case .calendar: .instants
        case .usage: .ticks
        }
    }

    package var isUsage: Bool {
        switch self {
        case .calendar: false
        case .usage: true
        }
    }

    /// In how many units of the axis slopes and ages are counted: an hour, or a tick.
    package var scale: Double {
        switch self {
        case .calendar: 3_600_000
        case .usage: 1
        }
    }

    /// The word for `scale`.
    package var scaleUnit: String {
        switch self {
        case .calendar: "h"
        case .usage(let tick): tick
        }
    }

    /// The length of time under a key in units of the axis, or nil where the key is not there.
    func length(_ key: String, of reader: DocumentReader) throws(StudyError) -> Int? {
        guard let value = reader.optionalValue(key) else { return nil }
        switch (self, value) {
        case (.usage, .number):
            do throws(DocumentError) {
                return try reader.integer(key, in: 0...1_000_000_000)
            } catch {
                throw .document(error)
            }
        case (.calendar, .string(let text)):
            guard let written = WrittenDuration(text) else {
                throw .otherAxis(path: reader.path(of: key), isUsage: false)
            }
            return written.milliseconds
        case (.usage, _), (.calendar, _):
            throw .otherAxis(path: reader.path(of: key), isUsage: isUsage)
        }
    }
}
