import Foundation

/// By how much the clocks of one IANA time zone were ahead of UTC, and since when.
///
/// Holds the years 1900 to 2100. Before and after, the first and the last offset go on.
package struct ZoneRules: Sendable, Hashable {
    /// The zone's name, such as `Europe/Budapest`.
    package let name: String
    /// Instants at which the offset changes, ascending.
    private let changes: [Int64]
    /// Milliseconds ahead of UTC before the first change, after it, after the second, …
    private let offsets: [Int64]

    /// Throws for a name that the time zone database doesn't hold; abbreviations such as `EST` and
    /// offsets such as `GMT+2` are no names of zones.
    package init(_ name: String) throws(DateEncodingError) {
        guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else {
            throw .unknownZone(name)
        }
        self.name = name
        (changes, offsets) = ZoneRules.read(zone)
    }

    /// Milliseconds by which the zone's clocks are ahead of UTC at an instant.
    package func offset(at instant: Int64) -> Int64 {
        offsets[segment(of: instant)]
    }

    /// What a clock of the zone shows at an instant.
    package func localTime(at instant: Int64) -> LocalTime {
        LocalTime(utc: instant + offset(at: instant))
    }

    /// The instants, ascending, at which a clock of the zone shows `local`, a time as if it were UTC.
    func instants(at local: Int64) -> [Int64] {
        let reach = Int64(LocalTime.millisecondsPerDay) * 2
        let near = segment(of: local - reach)...segment(of: local + reach)
        return near.compactMap { index in
            let instant = local - offsets[index]
            return segment(of: instant) == index ? instant : nil
        }
    }

    /// The index in `offsets` of what holds at an instant.
    private func segment(of instant: Int64) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Looks at every day and finds the second of each change by halving.
    private static func read(_ zone: TimeZone) -> ([Int64], [Int64]) {
        let day: Int64 = 86_400
        // From 1 January 1900 to 1 January 2101.
        var second = -25_567 * day
        let end = 47_847 * day
        var changes: [Int64] = []
        var offsets = [offset(of: zone, at: second)]
        while second < end {
            let next = second + day
            let after = offset(of: zone, at: next)
            if after != offsets.last {
                changes.append(firstSecond(of: after, in: zone, from: second, to: next) * 1_000)
                offsets.append(after)
            }
            second = next
        }
        return (changes, offsets.map { $0 * 1_000 })
    }

    private static func firstSecond(
        of offset: Int64, in zone: TimeZone, from start: Int64, to end: Int64
    ) -> Int64 {
        var (before, after) = (start, end)
        while after - before > 1 {
            let middle = (before + after) / 2
            if ZoneRules.offset(of: zone, at: middle) == offset {
                after = middle
            } else {
                before = middle
            }
        }
        return after
    }

    private static func offset(of zone: TimeZone, at second: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))))
    }
}
