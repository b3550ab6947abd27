import Documents
import Learning
import Tabular

/// A feature knows what was known at its observation; a target isn't decided before its time.
struct TimePromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck(
                "a row of a history counts until the observation, itself included", end),
            ConformanceCheck("a row at the far end of a window is outside it", farEnd),
            ConformanceCheck("a row that became known later counts as not there", knownLater),
            ConformanceCheck("time travel changes no feature", timeTravel),
            ConformanceCheck("a target window that isn't complete decides nothing", censoring),
        ]
    }

    /// One row of one feature's history, and an observation that it belongs to.
    private struct Trial {
        let learnt: StudyColumns.Learnt
        let table: CanonicalTable
        let rowID: String
        let key: String
        let time: Moment

        var name: String { learnt.request.name }
    }

    private func end() throws {
        var counted = 0
        let trials = try trials()
        for trial in trials {
            let gone = try value(of: trial, after: delete(trial))
            let late = try value(of: trial, after: move(trial, to: trial.time + 1))
            try expectSame(late, gone, "\(trial.name) blind to one unit after the observation")
            let inside = try value(of: trial, after: move(trial, to: trial.time))
            if inside != gone { counted += 1 }
        }
        try expect(
            trials.isEmpty || counted > 0,
            "a feature that sees a row at the very time of its observation", found: "none")
    }

    private func farEnd() throws {
        var counted = 0
        let trials = try trials().filter { $0.learnt.window != nil }
        for trial in trials {
            guard let window = trial.learnt.window else { continue }
            let gone = try value(of: trial, after: delete(trial))
            let outside = try value(of: trial, after: move(trial, to: trial.time - window))
            try expectSame(outside, gone, "\(trial.name) blind to the far end of its window")
            let inside = try value(of: trial, after: move(trial, to: trial.time - window + 1))
            if inside != gone { counted += 1 }
        }
        try expect(
            trials.isEmpty || counted > 0,
            "a feature that sees one unit inside its window's far end",
            found: "none")
    }

    private func knownLater() throws {
        for trial in try trials() {
            guard let available = trial.table.availabilityTime, available != trial.table.eventTime,
                let literal = literal(trial.time + 1, of: trial.table, available)
            else { continue }
            let gone = try value(of: trial, after: delete(trial))
            let sql = update(trial, ["\(SQL.name(available)) = \(literal)"])
            try expectSame(
                try value(of: trial, after: sql), gone,
                "\(trial.name) blind to what became known one unit after the observation")
        }
    }

    /// Measured wherever features learn from histories; its negative control is its own.
    private func timeTravel() throws {
        let copy = try bench.canonicalCopy()
        let loader = try bench.loader()
        let result = try bench.read(copy.sql(), copy.mapping) { compiled, snapshot in
            try TimeTravelCheck(loader, seed: ConformanceBench.seed).run(compiled, in: snapshot)
        }
        let isMeasured = try loader.plan.isDated && !StudyColumns(bench).learnt.isEmpty
        try expect(
            result.verdict == .pass || (result.verdict == .notMeasured && !isMeasured),
            "a time-travel check that passes", found: "\(result)")
    }

    /// Of an extract that ends before the observations, rows are censored, and none is decided
    /// otherwise than by the whole extract.
    private func censoring() throws {
        let plan = try bench.plan()
        let copy = try bench.canonicalCopy()
        let whole = try bench.load(copy.sql(), copy.mapping)
        guard plan.horizon > 0, let first = whole.times.min(), let day = plan.axis.day(of: first)
        else { return }
        let end = JSONValue.string(Day(number: day.number - 1).description)
        let early = try bench.load(
            copy.sql(), copy.mapping.changed(at: ["completeThrough"], to: end))
        try expect(
            early.population.censored > whole.population.censored,
            "censored rows of an extract that ends on the day before the first", found: "none more")
        for (row, key) in early.rowKeys.enumerated() {
            let place = whole.rowKeys.firstIndex(of: key)
            try expect(
                place.map { whole.frame.targets[$0] == early.frame.targets[row] } ?? true,
                "the target that the whole extract gives", found: "another")
        }
    }

    /// For each learnt feature up to two observations, each with the latest row before it.
    private func trials() throws -> [Trial] {
        let copy = try bench.canonicalCopy()
        let plan = try bench.plan()
        let whole = try bench.load(copy.sql(), copy.mapping)
        let loader = try bench.loader()
        return try bench.read(copy.sql(), copy.mapping) { _, snapshot in
            try StudyColumns(bench).learnt.flatMap { learnt -> [Trial] in
                guard let table = loader.resolver.schema.table(learnt.history.table),
                    let event = table.eventTime, !whole.times.isEmpty,
                    [plan.entity, plan.row].contains(learnt.history.observed)
                else { return [] }
                var found: [Trial] = []
                for row in whole.rowKeys.indices where found.count < 2 {
                    let group =
                        learnt.history.observed == plan.entity
                        ? whole.entityKeys[whole.frame.entities[row]] : whole.rowKeys[row]
                    let time = whole.times[row]
                    guard let literal = literal(time, of: table, event) else { continue }
                    let rowIDs = try snapshot.texts(
                        """
                        SELECT CAST(rowid AS TEXT) FROM main.\(SQL.name(table.name)) \
                        WHERE CAST(\(SQL.name(learnt.history.group)) AS TEXT) = \(SQL.text(group)) \
                        AND \(SQL.name(event)) < \(literal)\(chosen(learnt.history)) \
                        ORDER BY \(SQL.name(event)) DESC, rowid LIMIT 1
                        """)
                    guard let rowID = rowIDs.first else { continue }
                    found.append(
                        Trial(
                            learnt: learnt, table: table, rowID: rowID, key: whole.rowKeys[row],
                            time: time))
                }
                return found
            }
        }
    }

    private func chosen(_ history: History) -> String {
        history.selector.map { " AND \(SQL.name($0.column)) = \(SQL.text($0.word))" } ?? ""
    }

    private func delete(_ trial: Trial) -> String {
        "DELETE FROM \(SQL.name(trial.table.name)) WHERE rowid = \(trial.rowID);"
    }

    /// The row at another time, known at once.
    private func move(_ trial: Trial, to moment: Moment) -> String {
        let times = [trial.table.eventTime, trial.table.availabilityTime].compactMap(\.self)
        return update(
            trial,
            Set(times).sorted().compactMap { name in
                literal(moment, of: trial.table, name).map { "\(SQL.name(name)) = \($0)" }
            })
    }

    private func update(_ trial: Trial, _ sets: [String]) -> String {
        "UPDATE \(SQL.name(trial.table.name)) SET \(sets.joined(separator: ", ")) "
            + "WHERE rowid = \(trial.rowID);"
    }

    /// A moment as the canonical copy keeps it; nil where the column counts in other units.
    private func literal(_ moment: Moment, of table: CanonicalTable, _ column: String) -> String? {
        guard let axis = try? bench.plan().axis, let content = table.column(column)?.content else {
            return nil
        }
        switch (content, axis) {
        case (.date, .days): return SQL.text(Day(number: moment.value).description)
        case (.instant, .instants), (.moment, .instants), (.moment, .ticks):
            return String(moment.value)
        default: return nil
        }
    }

    /// The feature's value at the trial's observation; nil where the change took the observation.
    private func value(of trial: Trial, after change: String) throws -> FeatureCell? {
        let copy = try bench.canonicalCopy()
        let loader = try bench.loader()
        let loaded = try bench.read(copy.sql([change]), copy.mapping) {
            try loader.inspect($0, in: $1)
        }
        guard let row = loaded.rowKeys.firstIndex(of: trial.key),
            let column = loaded.column(named: trial.name)
        else { return nil }
        return FeatureCell(bits: column.values[row].bitPattern, state: column.states[row])
    }

    private func expectSame(
        _ value: FeatureCell?, _ other: FeatureCell?, _ expected: String
    ) throws(ConformanceFailure) {
        guard let value, let other else { return }
        try expect(value == other, expected, found: "another value than without the row")
    }
}

/// One cell of a frame, bit for bit.
private struct FeatureCell: Hashable {
    let bits: UInt64
    let state: UInt8
}
