import Learning

/// The rows of an observation query as a study sees them: judged, parted, in canonical order.
struct ObservedRows {
    struct Row {
        /// The row's place in the query's result.
        let place: Int
        let key: String
        let entity: String
        let time: Day?
        let label: UInt8
        var part: RowPart
    }

    /// What became of each row of the query.
    private(set) var states: [ObservationState] = []
    /// The rows of the study.
    private(set) var kept: [Row] = []

    static let noTime = "no time of observation"
    static let noPart = "no part of the split"

    init(plan: ObservationPlan, time: ColumnReference?, observed: ObservedColumns)
        throws(FeatureError)
    {
        let keys = observed.columns([plan.row, plan.entity])
        for (cells, reference) in zip(keys, [plan.row, plan.entity]) {
            let missing = cells.count(of: .missing)
            if missing > 0 { throw .keyMissing(reference, rows: missing) }
        }
        let times = time.map { observed.columns([$0]) } ?? []
        let needs = observed.columns(plan.needs)
        for place in 0..<observed.rowCount {
            let day = times.isEmpty ? nil : ObservedCells(times, row: place).day(0)
            let state: ObservationState =
                if plan.isDated, day == nil {
                    .excluded(ObservedRows.noTime)
                } else {
                    plan.judge(ObservedCells(needs, row: place), day)
                }
            states.append(state)
            guard state == .event || state == .nonEvent else { continue }
            kept.append(
                Row(
                    place: place, key: keys[0].texts[place], entity: keys[1].texts[place],
                    time: day,
                    label: state == .event ? 1 : 0, part: .training))
        }
    }

    /// Gives each row its part; rows that a split by column has no word for leave the study.
    mutating func part(_ split: SplitRequest, words: [String?]) {
        var parted: [Row] = []
        for var row in kept {
            let part =
                if words.isEmpty {
                    split.part(entity: row.entity, time: row.time)
                } else {
                    words[row.place].flatMap { split.part(word: $0, entity: row.entity) }
                }
            guard let part else {
                states[row.place] = .excluded(ObservedRows.noPart)
                continue
            }
            row.part = part
            parted.append(row)
        }
        kept = parted
    }

    /// One row a key, or the joins have doubled something.
    func checkKeys(_ plan: ObservationPlan) throws(FeatureError) {
        var seen: Set<String> = []
        let twice = kept.reduce(0) { $0 + (seen.insert($1.key).inserted ? 0 : 1) }
        if twice > 0 { throw .keyTwice(plan.row, rows: twice) }
    }

    /// By entity, time and key, compared as bytes.
    mutating func sort() {
        kept.sort { left, right in
            if left.entity != right.entity {
                return ObservedRows.precedes(left.entity, right.entity)
            }
            if left.time != right.time {
                return (left.time?.number ?? 0) < (right.time?.number ?? 0)
            }
            return ObservedRows.precedes(left.key, right.key)
        }
    }

    var rowKeys: [String] { kept.map(\.key) }

    var times: [Day] { kept.compactMap(\.time) }

    /// The entities of the rows, each once, in order.
    var entityKeys: [String] {
        var keys: [String] = []
        for row in kept where keys.last != row.entity { keys.append(row.entity) }
        return keys
    }

    /// For each row the place of its entity in `entityKeys`.
    var entityNumbers: [Int] {
        var numbers: [Int] = []
        var number = -1
        var last: String?
        for row in kept {
            if row.entity != last { number += 1 }
            last = row.entity
            numbers.append(number)
        }
        return numbers
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
