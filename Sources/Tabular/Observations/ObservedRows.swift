import Learning

/// The rows of an observation query as a study sees them: judged, parted, in canonical order.
struct ObservedRows {
    struct Row {
        /// The row's place in the query's result.
        let place: Int
        let key: String
        let entity: String
        let time: Moment?
        let target: Double
        /// When the event behind its target happened, or the next event of its entity where events
        /// are watched; nil where none is recorded, and where nobody asked.
        let event: Moment?
        var part: RowPart
    }

    /// What became of each row of the query.
    private(set) var states: [ObservationState] = []
    /// The rows of the study.
    private(set) var kept: [Row] = []

    static let noTime = "no time of observation"
    static let noPart = "no part of the split"
    static let incomplete = "a feature is missing"
    static let reasons = [noTime, noPart, incomplete]

    /// With `watchesEvents` every row is told its next event, else those that one decided.
    init(
        plan: ObservationPlan, time: ColumnReference?, observed: ObservedColumns,
        evidence: [EvidenceRows], completeUntil: Moment?, watchesEvents: Bool
    ) throws(FeatureError) {
        let keys = observed.columns([plan.row, plan.entity])
        for (cells, reference) in zip(keys, [plan.row, plan.entity]) {
            let missing = cells.count(of: .missing)
            if missing > 0 { throw .keyMissing(reference, rows: missing) }
        }
        let times = observed.times(plan: plan, column: time)
        let needs = observed.columns(plan.needs)
        let groups = plan.evidence.map { observed.texts(of: $0.observed) }
        for place in 0..<observed.rowCount {
            let moment = times[place]
            let own = Evidence(
                evidence, keys: groups.map { $0[place] }, completeUntil: completeUntil)
            let state: ObservationState =
                if plan.isDated, moment == nil {
                    .excluded(ObservedRows.noTime)
                } else {
                    plan.judge(
                        ObservedCells(needs, row: place, axis: plan.axis), moment, own)
                }
            states.append(state)
            guard case .target(let target) = state else { continue }
            let key = plan.key(of: keys[0].texts[place], at: moment)
            kept.append(
                Row(
                    place: place, key: key, entity: keys[1].texts[place], time: moment,
                    target: target,
                    event: watchesEvents || plan.targetKind.isDecidedByEvent(target)
                        ? moment.flatMap {
                            plan.eventTime?(
                                ObservedCells(needs, row: place, axis: plan.axis), $0, own)
                        } : nil,
                    part: .training))
        }
    }

    /// Rows of an earlier reading at their places in another one; those that are gone are left out.
    init(
        _ rows: [Row], foundAgainIn observed: ObservedColumns, plan: ObservationPlan,
        time: ColumnReference?
    ) {
        let keys = observed.columns([plan.row])[0].texts
        let times = observed.times(plan: plan, column: time)
        var places: [String: Int] = [:]
        for place in keys.indices { places[plan.key(of: keys[place], at: times[place])] = place }
        kept = rows.compactMap { row in
            places[row.key].map { place in
                Row(
                    place: place, key: row.key, entity: row.entity, time: row.time,
                    target: row.target, event: row.event, part: row.part)
            }
        }
    }

    /// Gives each row its part; rows that a split by column has no word for leave the study.
    mutating func part(_ split: SplitRequest, horizon: Int, words: [String?]) {
        var parted: [Row] = []
        for var row in kept {
            let part =
                if words.isEmpty {
                    split.part(entity: row.entity, time: row.time, horizon: horizon)
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

    /// Takes rows out of the study, as a rule those whose features are not all there.
    mutating func keep(
        orExclude reason: String = ObservedRows.incomplete, _ isOfStudy: (Int) -> Bool
    ) {
        var remaining: [Row] = []
        for (index, row) in kept.enumerated() {
            if isOfStudy(index) {
                remaining.append(row)
            } else {
                states[row.place] = .excluded(reason)
            }
        }
        kept = remaining
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
                return left.entity.precedesAsBytes(right.entity)
            }
            if left.time != right.time {
                return (left.time?.value ?? 0) < (right.time?.value ?? 0)
            }
            return left.key.precedesAsBytes(right.key)
        }
    }

    var rowKeys: [String] { kept.map(\.key) }

    var times: [Moment] { kept.compactMap(\.time) }

    var timeline: Timeline {
        Timeline(times: times.map(\.value), nextEvents: kept.map { $0.event?.value })
    }

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
}

extension ObservationPlan {
    /// The key of a row: the institution's own, or its entity and moment where rows are steps.
    func key(of text: String, at moment: Moment?) -> String {
        guard case .steps = source, let moment else { return text }
        return "\(text)@\(moment.value)"
    }
}
