import Documents
import Learning
import Tabular

/// A feature knows what was known at its observation, back to the far end of its window.
struct TimePromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck(
                "a row of a history counts until the observation, itself included", end),
            ConformanceCheck("a row at the far end of a window is outside it", farEnd),
            ConformanceCheck("a row that became known later counts as not there", knownLater),
            ConformanceCheck("time travel changes no feature", timeTravel),
        ]
    }

    /// One row of one feature's history, and an observation that it belongs to.
    private struct Trial {
        let learnt: StudyColumns.Learnt
        let table: String
        /// The columns that say when its rows happened, and since when they were known where the
        /// institution holds that.
        let event: ColumnReference
        let known: ColumnReference?
        let rowID: String
        /// The condition of all rows of the same history.
        let group: String
        let key: String
        let time: Moment

        var name: String { learnt.request.name }
    }

    private func end() throws {
        let trials = try trials()
        for trial in trials {
            try expectSame(
                try value(of: trial, after: try move(trial, to: trial.time + 1)),
                try value(of: trial, after: delete(trial)),
                "\(trial.name) blind to one unit after the observation")
        }
        try expect(
            try trials.isEmpty || trials.contains { try isSeen($0, at: $0.time) },
            "a feature that sees a row at the very time of its observation", found: "none")
    }

    private func farEnd() throws {
        let trials = try trials().compactMap { trial in
            trial.learnt.window.map { (trial, trial.time - $0) }
        }
        for (trial, far) in trials {
            let isLong = bench.samples.longMemories.contains(trial.name)
            try expectSame(
                try value(of: trial, after: try move(trial, to: far)),
                try value(of: trial, after: isLong ? try move(trial, to: far - 1) : delete(trial)),
                "\(trial.name) blind to the far end of its window")
        }
        try expect(
            try trials.isEmpty || trials.contains { try isSeen($0, at: $1 + 1) },
            "a feature that sees one unit inside its window's far end", found: "none")
    }

    /// True where the row at this moment, alone there, makes a difference.
    private func isSeen(_ trial: Trial, at moment: Moment) throws -> Bool {
        guard let time = try bench.literal(moment, of: trial.event) else { return false }
        let others = """
            DELETE FROM \(SQL.name(trial.table)) WHERE \(trial.group) \
            AND \(SQL.name(trial.event.column)) = \(time) AND rowid <> \(trial.rowID);
            """
        return try value(of: trial, after: others + move(trial, to: moment))
            != value(of: trial, after: others + delete(trial))
    }

    private func knownLater() throws {
        for trial in try trials() {
            guard let known = trial.known,
                let literal = try bench.literal(trial.time + 1, of: known)
            else { continue }
            let gone = try value(of: trial, after: delete(trial))
            let sql = update(trial, ["\(SQL.name(known.column)) = \(literal)"])
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

    /// For each learnt feature up to two observations, each with the latest row before it.
    private func trials() throws -> [Trial] {
        let copy = try bench.canonicalCopy()
        return try bench.read(copy.sql(), copy.mapping) { _, snapshot in
            try StudyColumns(bench).learnt.flatMap { learnt in
                try trials(of: learnt, among: copy.tables, in: snapshot)
            }
        }
    }

    private func trials(
        of learnt: StudyColumns.Learnt, among tables: [CanonicalCopy.Table], in snapshot: Snapshot
    ) throws -> [Trial] {
        let (plan, whole) = (try bench.plan(), try bench.canonicalFrame())
        let history = learnt.history
        guard let held = tables.first(where: { $0.name == history.table })?.columns,
            let table = bench.field.schema.table(history.table), let event = table.eventTime,
            !whole.times.isEmpty, [plan.entity, plan.row].contains(history.observed)
        else { return [] }
        let known = table.availabilityTime.flatMap { $0 != event && held.contains($0) ? $0 : nil }
        var found: [Trial] = []
        for row in whole.rowKeys.indices where found.count < 2 {
            let key =
                history.observed == plan.entity
                ? whole.entityKeys[whole.frame.entities[row]] : whole.rowKeys[row]
            let column = ColumnReference(table.name, event)
            let group = rows(of: history, key)
            guard let time = try bench.literal(whole.times[row], of: column),
                let rowID = try latest(group, column, before: time, snapshot)
            else { continue }
            found.append(
                Trial(
                    learnt: learnt, table: table.name, event: column,
                    known: known.map { ColumnReference(table.name, $0) }, rowID: rowID,
                    group: group, key: whole.rowKeys[row], time: whole.times[row]))
        }
        return found
    }

    private func rows(of history: History, _ key: String) -> String {
        let group = "CAST(\(SQL.name(history.group)) AS TEXT) = \(SQL.text(key))"
        let chosen = history.selector.map {
            " AND \(SQL.name($0.column)) = \(SQL.text($0.word))"
        }
        return group + (chosen ?? "")
    }

    private func latest(
        _ group: String, _ event: ColumnReference, before time: String, _ snapshot: Snapshot
    ) throws -> String? {
        let (table, name) = (SQL.name(event.table), SQL.name(event.column))
        return try snapshot.texts(
            """
            SELECT CAST(rowid AS TEXT) FROM main.\(table) WHERE \(group) AND \(name) < \(time) \
            ORDER BY \(name) DESC, rowid LIMIT 1
            """
        ).first
    }

    private func delete(_ trial: Trial) -> String {
        "DELETE FROM \(SQL.name(trial.table)) WHERE rowid = \(trial.rowID);"
    }

    /// The row at another time, known at once.
    private func move(_ trial: Trial, to moment: Moment) throws -> String {
        let columns = [trial.event, trial.known].compactMap(\.self)
        return update(
            trial,
            try columns.compactMap { column in
                try bench.literal(moment, of: column).map {
                    "\(SQL.name(column.column)) = \($0)"
                }
            })
    }

    private func update(_ trial: Trial, _ sets: [String]) -> String {
        "UPDATE \(SQL.name(trial.table)) SET \(sets.joined(separator: ", ")) "
            + "WHERE rowid = \(trial.rowID);"
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
