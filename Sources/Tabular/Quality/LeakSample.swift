import Learning

/// One feature beside one yes-or-no question about the target.
struct LeakSample {
    private let column: FrameColumn
    private let rows: [Int]
    private let absences: Set<UInt8>
    private let isPositive: (Int) -> Bool

    /// A level or a slot of fewer rows is put together with the other rare ones, since a handful of
    /// rows ranks by chance.
    private static let fewestOfALevel = 20

    init(
        _ column: FrameColumn, rows: [Int], absences: Set<UInt8>,
        isPositive: @escaping (Int) -> Bool
    ) {
        self.column = column
        self.rows = rows
        self.absences = absences
        self.isPositive = isPositive
    }

    /// AUC in the better direction over the rows that hold a value. Codes rank by the share of
    /// positives among their rows.
    var ranking: LeakCheck.Measure? {
        let valued = rows.filter { column.states[$0] == FrameColumn.value }
        var groups: [Double: SlotCounts] = [:]
        for row in valued {
            groups[column.values[row], default: .none].add(isPositive(row))
        }
        guard SlotCounts.sum(groups.values).isEnough else { return nil }
        var ordered = groups.keys.sorted().map { groups[$0] ?? SlotCounts.none }
        if case .code = column.specification.kind {
            ordered = LeakSample.joiningRare(ordered).sorted(by: SlotCounts.hasFewerEvents)
        }
        let auc = LeakSample.auc(ordered)
        return LeakCheck.Measure(value: max(auc, 1 - auc), rows: valued.count)
    }

    /// The best over some steps of how well it ranks to be a whole multiple of the step.
    var roundness: LeakCheck.Measure? {
        let valued = rows.filter { column.states[$0] == FrameColumn.value }
        let all = SlotCounts.sum(valued.map { SlotCounts(isEvent: isPositive($0)) })
        guard all.isEnough else { return nil }
        let best = LeakSample.roundSteps.map { step in
            let round = SlotCounts.sum(
                valued.filter { column.values[$0].remainder(dividingBy: step) == 0 }
                    .map { SlotCounts(isEvent: isPositive($0)) })
            return LeakSample.auc([round, all - round])
        }.map { max($0, 1 - $0) }.max()
        return best.map { LeakCheck.Measure(value: $0, rows: valued.count) }
    }

    /// Dozens, as months make years, and tens.
    private static let roundSteps = [10.0, 12, 100, 1000]

    /// ½ + half the difference in the share of rows for which nothing was recorded.
    var presence: LeakCheck.Measure? {
        var slots = [SlotCounts.none, .none]
        for row in rows {
            let state = column.states[row]
            let isAbsent = state == FrameColumn.missing || absences.contains(state)
            slots[isAbsent ? 0 : 1].add(isPositive(row))
        }
        guard SlotCounts.sum(slots).isEnough else { return nil }
        let auc = LeakSample.auc(slots)
        return LeakCheck.Measure(value: max(auc, 1 - auc), rows: rows.count)
    }

    /// The information value over slots, less what chance gives on average, (J − 1)(1/G + 1/B).
    ///
    /// Slots are the public cells, joined from the left until each holds a tenth of the values;
    /// levels; missing; and each special value.
    var information: LeakCheck.Measure? {
        let slots = LeakSample.joiningRare(slots)
        let all = SlotCounts.sum(slots)
        guard all.isEnough else { return nil }
        let scale = EvidenceScale(totals: all, slots: slots.count)
        let sum = slots.reduce(0) { $0 + scale.information(of: $1) }
        let chance =
            Double(slots.count - 1) * (1 / Double(all.nonEvents) + 1 / Double(all.events))
        return LeakCheck.Measure(value: max(0, sum - chance), rows: all.rows)
    }

    private var slots: [SlotCounts] {
        var values: [Int: SlotCounts] = [:]
        var states: [UInt8: SlotCounts] = [:]
        for row in rows {
            let state = column.states[row]
            if state == FrameColumn.value {
                values[cell(of: column.values[row]), default: .none].add(isPositive(row))
            } else {
                states[state, default: .none].add(isPositive(row))
            }
        }
        let cells = values.keys.sorted().map { values[$0] ?? SlotCounts.none }
        let others = states.keys.sorted().map { states[$0] ?? SlotCounts.none }
        if case .number = column.specification.kind { return LeakSample.joined(cells) + others }
        return cells + others
    }

    /// A value equal to an edge goes right.
    private func cell(of value: Double) -> Int {
        guard case .number(_, let edges) = column.specification.kind else { return Int(value) }
        return edges.reduce(0) { $0 + ($1 <= value ? 1 : 0) }
    }

    private static func joined(_ cells: [SlotCounts]) -> [SlotCounts] {
        let tenth = SlotCounts.sum(cells).rows / 10
        var slots: [SlotCounts] = []
        var open = SlotCounts.none
        for cell in cells {
            open = open + cell
            guard open.rows >= max(tenth, 1) else { continue }
            slots.append(open)
            open = .none
        }
        guard open.rows > 0 else { return slots }
        guard let last = slots.popLast() else { return [open] }
        return slots + [last + open]
    }

    private static func joiningRare(_ slots: [SlotCounts]) -> [SlotCounts] {
        let common = slots.filter { $0.rows >= fewestOfALevel }
        let rare = SlotCounts.sum(slots.filter { $0.rows < fewestOfALevel })
        return rare.rows == 0 ? common : common + [rare]
    }

    private static func auc(_ slots: [SlotCounts]) -> Double {
        var below = 0.0
        var won = 0.0
        for slot in slots {
            won += Double(slot.events) * (below + 0.5 * Double(slot.nonEvents))
            below += Double(slot.nonEvents)
        }
        let all = SlotCounts.sum(slots)
        return won / (Double(all.events) * Double(all.nonEvents))
    }
}

extension SlotCounts {
    fileprivate var isEnough: Bool { min(events, nonEvents) >= LeakChecks.fewestOfAClass }

    fileprivate init(isEvent: Bool) {
        self.init(nonEvents: isEvent ? 0 : 1, events: isEvent ? 1 : 0)
    }

    fileprivate mutating func add(_ isEvent: Bool) {
        self = self + SlotCounts(isEvent: isEvent)
    }

    /// Equal shares stand by their rows.
    fileprivate static func hasFewerEvents(_ one: SlotCounts, _ other: SlotCounts) -> Bool {
        if one.hasLowerShare(than: other) { return true }
        return !other.hasLowerShare(than: one) && one.rows < other.rows
    }
}
