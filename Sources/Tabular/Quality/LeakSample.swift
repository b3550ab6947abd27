import Learning

/// One feature beside one yes-or-no question about the target.
struct LeakSample {
    private let column: FrameColumn
    private let rows: [Int]
    private let isPositive: (Int) -> Bool

    /// A level or a slot of fewer rows is put together with the other rare ones, since a handful of
    /// rows ranks by chance.
    private static let fewestOfALevel = 20

    init(_ column: FrameColumn, rows: [Int], isPositive: @escaping (Int) -> Bool) {
        self.column = column
        self.rows = rows
        self.isPositive = isPositive
    }

    /// AUC in the better direction over the rows that hold a value. Codes rank by the share of
    /// positives among their rows.
    var ranking: LeakCheck.Measure? {
        let valued = rows.filter { column.states[$0] == FrameColumn.value }
        var groups: [Double: Slot] = [:]
        for row in valued {
            groups[column.values[row], default: Slot()].add(isPositive(row))
        }
        guard Slot.sum(groups.values).isEnough else { return nil }
        var ordered = groups.keys.sorted().map { groups[$0] ?? Slot() }
        if case .code = column.specification.kind {
            ordered = LeakSample.joiningRare(ordered).sorted(by: Slot.hasFewerPositives)
        }
        let auc = LeakSample.auc(ordered)
        return LeakCheck.Measure(value: max(auc, 1 - auc), rows: valued.count)
    }

    /// ½ + half the difference in the share of missing values.
    var presence: LeakCheck.Measure? {
        var slots = [Slot(), Slot()]
        for row in rows {
            slots[column.states[row] == FrameColumn.missing ? 0 : 1].add(isPositive(row))
        }
        guard Slot.sum(slots).isEnough else { return nil }
        let auc = LeakSample.auc(slots)
        return LeakCheck.Measure(value: max(auc, 1 - auc), rows: rows.count)
    }

    /// Σ(g − b)·ln(g/b) over slots, less what chance gives on average, (J − 1)(1/G + 1/B).
    ///
    /// Slots are the public cells, joined from the left until each holds a tenth of the values;
    /// levels; missing; and each special value.
    var information: LeakCheck.Measure? {
        let slots = LeakSample.joiningRare(slots)
        let all = Slot.sum(slots)
        guard all.isEnough else { return nil }
        let half = 0.5 * Double(slots.count)
        var sum = 0.0
        for slot in slots {
            let good = (Double(slot.negatives) + 0.5) / (Double(all.negatives) + half)
            let bad = (Double(slot.positives) + 0.5) / (Double(all.positives) + half)
            sum += (good - bad) * ElementaryFunctions.log(good / bad)
        }
        let chance =
            Double(slots.count - 1) * (1 / Double(all.negatives) + 1 / Double(all.positives))
        return LeakCheck.Measure(value: max(0, sum - chance), rows: all.rows)
    }

    private var slots: [Slot] {
        var values: [Int: Slot] = [:]
        var states: [UInt8: Slot] = [:]
        for row in rows {
            let state = column.states[row]
            if state == FrameColumn.value {
                values[cell(of: column.values[row]), default: Slot()].add(isPositive(row))
            } else {
                states[state, default: Slot()].add(isPositive(row))
            }
        }
        let cells = values.keys.sorted().map { values[$0] ?? Slot() }
        let others = states.keys.sorted().map { states[$0] ?? Slot() }
        if case .number = column.specification.kind { return LeakSample.joined(cells) + others }
        return cells + others
    }

    /// A value equal to an edge goes right.
    private func cell(of value: Double) -> Int {
        guard case .number(_, let edges) = column.specification.kind else { return Int(value) }
        return edges.reduce(0) { $0 + ($1 <= value ? 1 : 0) }
    }

    private static func joined(_ cells: [Slot]) -> [Slot] {
        let tenth = Slot.sum(cells).rows / 10
        var slots: [Slot] = []
        var open = Slot()
        for cell in cells {
            open = open + cell
            guard open.rows >= max(tenth, 1) else { continue }
            slots.append(open)
            open = Slot()
        }
        guard open.rows > 0 else { return slots }
        guard let last = slots.popLast() else { return [open] }
        return slots + [last + open]
    }

    private static func joiningRare(_ slots: [Slot]) -> [Slot] {
        let common = slots.filter { $0.rows >= fewestOfALevel }
        let rare = Slot.sum(slots.filter { $0.rows < fewestOfALevel })
        return rare.rows == 0 ? common : common + [rare]
    }

    private static func auc(_ slots: [Slot]) -> Double {
        var below = 0.0
        var won = 0.0
        for slot in slots {
            won += Double(slot.positives) * (below + 0.5 * Double(slot.negatives))
            below += Double(slot.negatives)
        }
        let all = Slot.sum(slots)
        return won / (Double(all.positives) * Double(all.negatives))
    }
}

/// Rows that share a value, by the answer to the question.
private struct Slot {
    private(set) var positives = 0
    private(set) var negatives = 0

    var rows: Int { positives + negatives }

    var isEnough: Bool { min(positives, negatives) >= LeakChecks.fewestOfAClass }

    mutating func add(_ isPositive: Bool) {
        if isPositive { positives += 1 } else { negatives += 1 }
    }

    static func + (one: Slot, other: Slot) -> Slot {
        var sum = one
        sum.positives += other.positives
        sum.negatives += other.negatives
        return sum
    }

    static func sum(_ slots: some Sequence<Slot>) -> Slot { slots.reduce(Slot(), +) }

    /// By products of whole numbers, never a quotient; equal shares by their rows.
    static func hasFewerPositives(_ one: Slot, _ other: Slot) -> Bool {
        let (left, right) = (one.positives * other.rows, other.positives * one.rows)
        return left == right ? one.rows < other.rows : left < right
    }
}
