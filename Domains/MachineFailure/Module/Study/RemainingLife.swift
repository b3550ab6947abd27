import Documents
import Learning
package import Tabular

/// How much an asset has left until its next failure: ticks, or hours of running on the calendar.
package struct RemainingLife: Sendable, Hashable {
    /// More than this counts as this much; in ticks or hours of running.
    package let limit: Double
    package let component: FailedComponent
    package let isUsage: Bool

    private static let millisecondsOfHour = 3_600_000.0

    package init(limit: Double, component: FailedComponent = .any, isUsage: Bool) {
        precondition(limit > 0, "A limit of remaining life is more than nothing.")
        self.limit = limit
        self.component = component
        self.isUsage = isUsage
    }

    init(_ reader: DocumentReader, on axis: StudyAxis) throws(StudyError) {
        let limit: Double
        let range: [Double]
        let component: FailedComponent
        do throws(DocumentError) {
            limit = try reader.optionalNumber("limit", in: 1...1_000_000) ?? 125
            range = try reader.numbers("range")
            component = try FailedComponent(reader)
            _ = try reader.optionalString("unit")
        } catch {
            throw .document(error)
        }
        guard range == [0, limit] else { throw .rangeIsNotLimit }
        self.init(limit: limit, component: component, isUsage: axis.isUsage)
    }

    /// How far past a moment the target looks, in units of the axis; running hours are hours at
    /// least.
    package var horizon: Int {
        Int((isUsage ? limit : limit * RemainingLife.millisecondsOfHour).rounded(.up))
    }

    /// The whole life left, not cut to the limit. The failing moment itself has none left; without a
    /// recorded failure, or where a planned replacement of the part that failed came before, nobody
    /// knows.
    package func state(at moment: Moment, of asset: AssetRecord) -> ObservationState {
        switch asset.outage(at: moment) {
        case .failing:
            let isOurs = asset.failures.contains {
                $0.failedAt == moment && component.includes($0.component)
            }
            return isOurs ? .target(0) : .excluded(Exclusion.failed)
        case .repair: return .excluded(Exclusion.failed)
        case .unknownReturn: return .excluded(Exclusion.unknownReturn)
        case nil: break
        }
        guard let next = asset.failure(after: moment), component.includes(next.component) else {
            return .censored
        }
        let isReplaced = asset.replacements.contains {
            $0.replacedAt > moment && $0.replacedAt <= next.failedAt
                && $0.component == next.component
        }
        if isReplaced { return .censored }
        if isUsage { return .target(Double(next.failedAt.value - moment.value)) }
        let running = asset.running(from: moment, to: next.failedAt)
        return .target(Double(running) / RemainingLife.millisecondsOfHour)
    }
}
