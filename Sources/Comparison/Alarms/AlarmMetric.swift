/// What is told of the alarms of one model.
package enum AlarmMetric: String, Sendable, Hashable, CaseIterable {
    /// Events caught, of those that could have been warned of.
    case recall
    /// Episodes without an event in their horizon, per month of hours or 100 ticks of exposure.
    case falseAlarmRate
    /// Episodes in time, of those in time and false.
    case precision
    /// Decision times in alarm, of all.
    case burden
    /// A lead time that half of the caught events reached, in hours or ticks.
    case leadTimeMedian
    /// A lead time that nine of ten caught events reached.
    case leadTimeP10
    /// What was missed, false and caught costs, per 1,000 hours or ticks of exposure.
    case cost

    /// Costs are told over so many hours or ticks.
    package static let costLength = 1_000.0

    var range: ClosedRange<Double> {
        switch self {
        case .recall, .precision, .burden: 0...1
        case .falseAlarmRate, .leadTimeMedian, .leadTimeP10, .cost: 0...1e15
        }
    }
}
