import Tabular

/// One row of an analyte: what was collected, when, and what came of it.
struct AnalyteResult: Sendable, Hashable {
    enum Sign: Int, Sendable, Hashable, Comparable {
        /// Below what the method can tell.
        case below
        case exact
        /// Above what the method can tell.
        case above

        static func < (left: Sign, right: Sign) -> Bool { left.rawValue < right.rawValue }
    }

    enum Content: Sendable, Hashable {
        case number(Double, Sign)
        case special(String)
        /// Ordered, and without a value, or with one that nobody can believe.
        case lost
    }

    let collected: Moment
    let resulted: Moment
    /// True where the study, not the hospital, says when it resulted.
    private let isDelayed: Bool
    let content: Content

    /// Of a row with the cells value and operator; without an operator the value is exact.
    ///
    /// A row that was known when it was collected has no time of its result, which is `delay`
    /// milliseconds later then.
    init(_ row: HistoryRow, delay: Int) {
        collected = row.event
        isDelayed = delay > 0 && row.known == row.event
        resulted = isDelayed ? row.event + delay : row.known
        content =
            switch row.cells[0] {
            case .number(let value): .number(value, Sign(row.cells.word(1)))
            case .special(let name): .special(name)
            case .word, .day, .moment, .missing: .lost
            }
    }

    /// Whether the study lets the result be known at a moment at which its row is. Of a row with a
    /// time of its own the institution's word is enough, and nothing here may hold it back: what
    /// shows a feature too much must be seen to change it.
    func isThere(at moment: Moment) -> Bool { !isDelayed || resulted <= moment }

    /// The value, if it is one and exact.
    var exact: Double? {
        if case .number(let value, .exact) = content { value } else { nil }
    }

    /// As a feature's value: a value at the edge of what the method can tell is no plain number.
    var value: FeatureValue {
        switch content {
        case .number(let value, .exact): .number(value)
        case .number(_, .below): .special("below_detection")
        case .number(_, .above): .special("above_range")
        case .special(let name): .special(name)
        case .lost: .missing
        }
    }

    /// Values by sign, then size: what is below detection lies below every number.
    var order: (Sign, Double)? {
        if case .number(let value, let sign) = content { (sign, value) } else { nil }
    }

    /// By collection, then result, then value, so that no tie is left but between equals.
    static func isEarlier(_ left: AnalyteResult, than right: AnalyteResult) -> Bool {
        if left.collected != right.collected { return left.collected < right.collected }
        if left.resulted != right.resulted { return left.resulted < right.resulted }
        switch (left.order, right.order) {
        case (let left?, let right?): return (left.1, left.0) < (right.1, right.0)
        case (nil, let right): return right != nil
        case (_?, nil): return false
        }
    }
}

extension AnalyteResult.Sign {
    init(_ word: String?) {
        self =
            switch word {
            case "lt", "le": .below
            case "gt", "ge": .above
            default: .exact
            }
    }
}
