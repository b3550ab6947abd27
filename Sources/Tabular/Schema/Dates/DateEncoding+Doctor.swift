extension DateEncoding {
    /// What a column's values say against this encoding; nil if nothing does.
    ///
    /// Only what can't be right is a contradiction: wrong encodings that give plausible days are found
    /// by comparing institutions, not here.
    package func finding(in evidence: DateEvidence) -> DateFinding? {
        if case .pattern(let pattern) = self, pattern.isOrderDoubtful {
            if let month = evidence.largestAtMonth, month > 12 {
                return .monthAboveTwelve(encoding: name)
            }
        }
        if let range = storedRange, !evidence.lies(in: range) {
            if case .ageAt = self { return .noAge(encoding: name) }
            let others = DateEncoding.plain.filter { $0.suits(evidence) }
            return .outsideYears(encoding: name, fitting: others.map(\.name))
        }
        if evidence.readableShare < DateEncoding.leastReadableShare {
            return .hardlyReadable(encoding: name)
        }
        if case .pattern(let pattern) = self, pattern.isOrderDoubtful,
            let day = evidence.largestAtDay, day <= 12
        {
            return .orderUnproven(encoding: name)
        }
        return nil
    }

    /// Below this share of readable values the encoding itself is wrong, not some of the rows.
    package static let leastReadableShare = 0.5

    /// The stored numbers that mean the years 1900 to 2100, or ages from 0 to 130; nil for encodings
    /// that are text, or that any number suits.
    package var storedRange: ClosedRange<Double>? {
        switch self {
        case .epochSeconds: DateEncoding.days(times: 86_400, plus: 0)
        case .epochMilliseconds: DateEncoding.days(times: 86_400_000, plus: 0)
        case .julian: 2_415_020...2_488_070
        case .sasDays: DateEncoding.days(times: 1, plus: 3_653)
        case .excelDays: 61...DateEncoding.days(times: 1, plus: 25_569).upperBound
        case .yearMonthDay: 19_000_101...21_001_231
        case .yearMonth: 190_001...210_012
        case .year: 1_900...2_100
        case .ageAt: 0...130
        case .iso8601, .pattern, .before, .tick: nil
        }
    }

    /// True when all numbers are dates in this encoding. Nearly any number is a few seconds or days after
    /// 1970, so the counts from there must reach 1973.
    private func suits(_ evidence: DateEvidence) -> Bool {
        guard let largest = evidence.largest, let range = storedRange, evidence.lies(in: range)
        else { return false }
        switch self {
        case .epochSeconds: return largest >= 1e8
        case .epochMilliseconds: return largest >= 1e11
        default: return true
        }
    }

    /// The largest stored number, by magnitude, of a column whose dates all look counted in a coarser
    /// unit: seconds read as milliseconds fall within 48 days of 1970, days read as seconds within
    /// one. Nil for encodings that no coarser count can be mistaken for.
    package var coarserCount: Double? {
        switch self {
        case .epochSeconds: 47_847
        case .epochMilliseconds: 47_847 * 86_400
        case .julian, .sasDays, .excelDays, .yearMonthDay, .yearMonth, .year, .ageAt, .iso8601,
            .pattern, .before, .tick:
            nil
        }
    }

    /// 1 January 1900 to the end of 31 December 2100, in a linear count.
    private static func days(times length: Double, plus start: Double) -> ClosedRange<Double> {
        ((-25_567 + start) * length)...((47_847 + start) * length)
    }
}

extension DateEvidence {
    fileprivate func lies(in range: ClosedRange<Double>) -> Bool {
        guard let smallest, let largest else { return true }
        return range.contains(smallest) && range.contains(largest)
    }
}
