import GRDB

/// Temporary copies of the tables that features read, in the places of their views, of which a
/// check changes the rows that became known after the observations.
///
/// The institution's own file is opened for reading only; nothing of this touches it.
struct TravelStage {
    private let snapshot: Snapshot
    private let compiled: CompiledMapping
    private let tables: [TravelledTable]

    /// Takes the places of the tables' views until `leave`.
    ///
    /// - Parameter limits: for each tie of a table the keys of the observed groups, and the last
    ///   moment that each may know of, as a literal.
    init(
        _ tables: [TravelledTable], plan: ObservationPlan,
        limits: [TravelledTable.Tie: [(key: String, limit: [String: String])]],
        compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(LoadingError) {
        self.snapshot = snapshot
        self.compiled = compiled
        self.tables = tables
        try snapshot.perform {
            let database = snapshot.database
            try database.execute(sql: "PRAGMA query_only = 0")
            for (number, tie) in TravelStage.ties(of: tables).enumerated() {
                try TravelStage.keep(
                    limits[tie] ?? [], in: "travel_\(number)", of: tables, database)
            }
            for table in tables {
                try database.execute(
                    sql: "CREATE TEMP TABLE \(TravelStage.copy(of: table)) AS \(source(table))")
            }
            if let steps = ObservationQuery.steps(plan, compiled) {
                try database.execute(sql: "CREATE TEMP TABLE \(TravelStage.steps) AS \(steps)")
            }
            for table in tables {
                try database.execute(sql: "DROP VIEW temp.\(SQLText.name(table.name))")
            }
        }
    }

    /// The observations of a plan of steps, which no change touches.
    static let steps = "temp.\"the steps\""

    /// Puts the copies in the views' places, changed or as they are.
    func arrange(_ change: TimeTravelResult.Change?, seed: UInt32) throws(LoadingError) {
        try snapshot.perform {
            for table in tables {
                let name = "temp.\(SQLText.name(table.name))"
                try snapshot.database.execute(sql: "DROP TABLE IF EXISTS \(name)")
                try snapshot.database.execute(
                    sql:
                        "CREATE TEMP TABLE \(SQLText.name(table.name)) AS SELECT * FROM \(TravelStage.copy(of: table))"
                )
                for sql in statements(change, table, seed) {
                    try snapshot.database.execute(sql: sql)
                }
            }
        }
    }

    /// How many copied rows became known after the observation of their group.
    func laterRows() throws(LoadingError) -> Int {
        var count = 0
        for table in tables {
            count += try snapshot.count(
                "SELECT count(*) FROM \(TravelStage.copy(of: table)) WHERE \(isLater(table))")
        }
        return count
    }

    /// Gives the views their places back.
    func leave() {
        let database = snapshot.database
        do {
            try database.execute(sql: "PRAGMA query_only = 0")
            for table in tables {
                try database.execute(sql: "DROP TABLE IF EXISTS temp.\(SQLText.name(table.name))")
                try database.execute(sql: "DROP TABLE IF EXISTS \(TravelStage.copy(of: table))")
                if let view = compiled.view(table.name) { try database.execute(sql: view.sql) }
            }
            try database.execute(sql: "DROP TABLE IF EXISTS \(TravelStage.steps)")
            for number in TravelStage.ties(of: tables).indices {
                try database.execute(sql: "DROP TABLE IF EXISTS temp.travel_\(number)")
            }
            try database.execute(sql: "PRAGMA query_only = 1")
        } catch {
            // A connection that is broken holds no tables either: the next read says what is wrong.
        }
    }

    private static func copy(of table: TravelledTable) -> String {
        "temp.\(SQLText.name("copy of " + table.name))"
    }

    private static func ties(of tables: [TravelledTable]) -> [TravelledTable.Tie] {
        var ties: [TravelledTable.Tie] = []
        for tie in tables.flatMap(\.ties) where !ties.contains(tie) { ties.append(tie) }
        return ties
    }

    private static func keep(
        _ limits: [(key: String, limit: [String: String])], in name: String,
        of tables: [TravelledTable], _ database: Database
    ) throws {
        let columns = tables.map { SQLText.name($0.name) }.joined(separator: ", ")
        try database.execute(
            sql:
                "CREATE TEMP TABLE \(name) (\"the key\" TEXT PRIMARY KEY, \(columns)) WITHOUT ROWID"
        )
        for (key, limit) in limits {
            let values = tables.map { limit[$0.name] ?? "NULL" }.joined(separator: ", ")
            try database.execute(
                sql: "INSERT OR IGNORE INTO temp.\(name) VALUES (?, \(values))", arguments: [key])
        }
    }

    /// The rows of observed groups, with the last moment that their observation may know of.
    private func source(_ table: TravelledTable) -> String {
        table.rows(with: "\(limit(table)) AS \"the limit\"")
            + " WHERE \(limit(table)) IS NOT NULL" + (table.selection.map { " AND \($0)" } ?? "")
    }

    private func limit(_ table: TravelledTable) -> String {
        let all = TravelStage.ties(of: tables)
        let choices = table.ties.compactMap { tie in
            all.firstIndex(of: tie).map { number in
                """
                (SELECT \(SQLText.name(table.name)) FROM temp.travel_\(number) \
                WHERE "the key" = CAST(\(SQLText.name(tie.group)) AS TEXT))
                """
            }
        }
        return choices.count == 1 ? choices[0] : "coalesce(\(choices.joined(separator: ", ")))"
    }

    private func isLater(_ table: TravelledTable) -> String {
        table.isLater(than: "\"the limit\"")
    }

    /// The statements that make a change.
    private func statements(
        _ change: TimeTravelResult.Change?, _ table: TravelledTable, _ seed: UInt32
    ) -> [String] {
        let name = "temp.\(SQLText.name(table.name))"
        let later = "WHERE \(isLater(table))"
        switch change {
        case nil: return []
        case .delete: return table.isObserved ? [] : ["DELETE FROM \(name) \(later)"]
        case .noise:
            let sets = table.values.flatMap { column in
                ["\(SQLText.name(column.column.name)) = \(table.noise(column, seed: seed))"]
                    + (column.hasState
                        ? [
                            "\(SQLText.name(CompiledColumn.stateName(of: column.column.name))) = NULL"
                        ] : [])
            }
            return sets.isEmpty
                ? [] : ["UPDATE \(name) SET \(sets.joined(separator: ", ")) \(later)"]
        case .invent: return invention(table)
        case .shift:
            guard !table.isObserved else { return [] }
            let times = [table.event] + [table.availability].compactMap(\.self)
            return [1, -1].map { units in
                let sets = times.map { column in
                    "\(SQLText.name(column.column.name)) = \(TravelledTable.moved(column, by: units))"
                }
                let half = "rowid % 2 = \(units == 1 ? 0 : 1)"
                let stays = times.map { column in
                    "coalesce(\(TravelledTable.moved(column, by: units)) > \"the limit\", 1)"
                }
                return
                    "UPDATE \(name) SET \(sets.joined(separator: ", ")) \(later) AND \(half) AND \(stays.joined(separator: " AND "))"
            }
        }
    }

    /// For each group one of its rows once more, one unit after the observation.
    private func invention(_ table: TravelledTable) -> [String] {
        guard table.takesMore, let group = table.ties.first?.group,
            let view = compiled.view(table.name)
        else { return [] }
        let times = [table.event, table.availability].compactMap(\.self).map(\.column.name)
        var names: [String] = []
        var values: [String] = []
        for column in view.columns {
            let own = SQLText.name(column.column.name)
            names.append(own)
            if times.contains(column.column.name) {
                values.append(
                    TravelledTable.moved(column, by: 1).replacing(own, with: "\"the limit\""))
            } else {
                values.append(own)
            }
            guard column.hasState else { continue }
            names.append(SQLText.name(CompiledColumn.stateName(of: column.column.name)))
            values.append("NULL")
        }
        let target = "temp.\(SQLText.name(table.name))"
        return [
            """
            INSERT INTO \(target) (\(names.joined(separator: ", ")), "the limit") \
            SELECT \(values.joined(separator: ", ")), "the limit" FROM \(TravelStage.copy(of: table)) \
            GROUP BY \(SQLText.name(group))
            """
        ]
    }
}
