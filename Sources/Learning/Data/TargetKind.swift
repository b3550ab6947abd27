/// What a model says about a row.
package enum TargetKind: Sendable, Hashable {
    /// Whether something happens.
    case event
    /// Which of several things is the case; at least two names, of which the first is the reference
    /// that the others are held against.
    case classes([String])
    /// How much. Models learn within the public range: a truth outside it counts as its nearer end.
    case amount(range: ClosedRange<Double>)

    /// The number of classes, two for an event; nil for an amount.
    package var classCount: Int? {
        switch self {
        case .event: 2
        case .classes(let names): names.count
        case .amount: nil
        }
    }

    /// The target as models learn it: an amount cut to its range, anything else as it is.
    package func learned(_ target: Double) -> Double {
        switch self {
        case .event, .classes: target
        case .amount(let range): min(max(target, range.lowerBound), range.upperBound)
        }
    }

    func holds(_ target: Double) -> Bool {
        guard let classCount else { return target.isFinite }
        return target >= 0 && target < Double(classCount) && target == target.rounded()
    }
}
