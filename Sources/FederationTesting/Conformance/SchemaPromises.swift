import Tabular

/// What a domain's schema and feature list promise by themselves, without any row.
struct SchemaPromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("the schema names each table and column once", names),
            ConformanceCheck("keys, times, parents and required columns exist", references),
            ConformanceCheck("every feature reads columns that exist", features),
            ConformanceCheck("the plan reads columns that exist", plan),
        ]
    }

    private var schema: CanonicalSchema { bench.field.schema }

    private func names() throws {
        try expect(
            schema.domain == bench.field.name, "a schema of \(bench.field.name)",
            found: "one of \(schema.domain)")
        try expectOnce(
            schema.tables.map(\.name) + schema.attributeTables.map(\.name), in: "the schema")
        for table in schema.tables {
            try expectOnce(table.columns.map(\.name), in: table.name)
        }
    }

    private func references() throws {
        for table in schema.tables {
            let times = [table.eventTime, table.availabilityTime].compactMap(\.self)
            for name in table.key + times { try expectColumn(table.name, name) }
            try expect(!table.key.isEmpty, "a key of \(table.name)", found: "none")
            for time in times {
                try expect(
                    table.column(time)?.isDate == true, "a date in \(table.name).\(time)",
                    found: "another content")
            }
            for parent in table.columns.compactMap(\.references) {
                try expect(
                    schema.table(parent) != nil, "the table \(parent)", found: "no such table")
            }
        }
        for table in schema.attributeTables { try expectColumn(table.parent, table.key) }
        for column in schema.required { try expectColumn(column.table, column.column) }
    }

    private func features() throws {
        let features = try bench.features()
        try expectOnce(features.map(\.name), in: "the features")
        for feature in features {
            for column in feature.needs { try expectColumn(column.table, column.column) }
            if let currency = feature.currency {
                try expect(
                    schema.column(currency)?.content == .currency,
                    "a currency in \(currency), of \(feature.name)", found: "another content")
            }
            guard case .history(let histories, make: _) = feature.reading else { continue }
            for history in histories {
                try expectColumn(history.observed.table, history.observed.column)
                try expect(
                    schema.table(history.table)?.eventTime != nil,
                    "a time of event in \(history.table), from which \(feature.name) learns",
                    found: "none")
            }
        }
    }

    private func plan() throws {
        let plan = try bench.plan()
        let lookups = plan.lookups.flatMap { [ColumnReference($0.table, $0.column), $0.key] }
        let evidence = plan.evidence.flatMap { table in
            ([table.group] + table.columns).map { ColumnReference(table.table, $0) }
                + [table.observed]
        }
        for column in [plan.row, plan.entity] + plan.time + plan.needs + lookups + evidence {
            try expectColumn(column.table, column.column)
        }
    }

    private func expectColumn(_ table: String, _ column: String) throws {
        try expect(
            schema.column(ColumnReference(table, column)) != nil, "the column \(table).\(column)",
            found: "no such column")
    }

    private func expectOnce(_ names: [String], in place: String) throws {
        var seen: Set<String> = []
        let twice = names.filter { !seen.insert($0).inserted }
        try expect(
            twice.isEmpty, "each name once in \(place)",
            found: "twice: \(twice.joined(separator: ", "))")
    }
}
