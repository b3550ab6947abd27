import Documents
import Tabular

/// A target is decided by what happens in its window, and not before the window is over.
struct TargetPromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("a target changes where its window begins and ends", windows),
            ConformanceCheck("a target is decided from the day on that the field names", lastDays),
            ConformanceCheck("a target window that isn't complete decides nothing", censoring),
        ]
    }

    /// Each deciding row at each of the places that the field names.
    private func windows() throws {
        try expect(
            try bench.plan().horizon == 0 || !bench.samples.decidingRows.isEmpty,
            "a row that decides, of a field whose targets look ahead", found: "none named")
        let copy = try bench.canonicalCopy()
        for row in bench.samples.decidingRows {
            let observation = try bench.observation(row.observation)
            for (offset, state) in row.states {
                let moved = try move(row, offset, after: observation)
                try expectState(
                    state, of: observation,
                    in: try ObservationStates(copy.sql([moved]), copy.mapping, bench),
                    "\(row.observation) with \(row.time) \(offset) units after it")
            }
        }
    }

    private func move(
        _ row: DecidingRow, _ offset: Int, after observation: ObservationStates.Observation
    ) throws -> String {
        let literal = try observation.time.flatMap { try bench.literal($0 + offset, of: row.time) }
        guard let literal, let key = bench.field.schema.table(row.time.table)?.key.first else {
            throw ConformanceFailure(
                expected: "\(row.time) of a table with a key, on the axis of the study",
                found: "another column, or a study without times")
        }
        return """
            UPDATE \(SQL.name(row.time.table)) SET \(SQL.name(row.time.column)) = \(literal) \
            WHERE \(SQL.name(key)) = \(SQL.text(row.key));
            """
    }

    private func lastDays() throws {
        let copy = try bench.canonicalCopy()
        let whole = try ObservationStates(copy.sql(), copy.mapping, bench)
        for last in bench.samples.lastDays {
            let observation = try bench.observation(last.observation)
            guard let day = Day(iso: last.day), let state = whole[observation] else {
                throw ConformanceFailure(expected: "an ISO day", found: last.day)
            }
            try expectState(
                state, of: observation, in: try states(completeThrough: day),
                "\(last.observation) of an extract through that day")
            try expectState(
                .censored, of: observation,
                in: try states(completeThrough: Day(number: day.number - 1)),
                "\(last.observation) of an extract that ends a day earlier")
        }
    }

    /// Of an extract that ends before the observations, what looks ahead is censored, and nothing is
    /// decided otherwise than by the whole extract.
    private func censoring() throws {
        let plan = try bench.plan()
        let copy = try bench.canonicalCopy()
        guard let first = try bench.canonicalFrame().times.min(),
            let day = plan.axis.day(of: first)
        else { return }
        let whole = try ObservationStates(copy.sql(), copy.mapping, bench)
        let early = try states(completeThrough: Day(number: day.number - 1))
        try expect(
            plan.horizon == 0 || early.censoredCount > whole.censoredCount,
            "censored rows of an extract that ends on the day before the first", found: "none more")
        for (observation, state) in early.states where state != .censored {
            try expect(
                state == whole[observation], "what the whole extract decides", found: "another")
        }
    }

    private func states(completeThrough day: Day) throws -> ObservationStates {
        let copy = try bench.canonicalCopy()
        let mapping = copy.mapping.changed(
            at: ["completeThrough"], to: .string(day.description))
        return try ObservationStates(copy.sql(), mapping, bench)
    }

    private func expectState(
        _ expected: ObservationState, of observation: ObservationStates.Observation,
        in states: ObservationStates, _ what: String
    ) throws(ConformanceFailure) {
        let found = states[observation]
        try expect(
            found == expected, "\(what) to be \(expected)",
            found: found.map { "\($0)" } ?? "no such observation")
    }
}
