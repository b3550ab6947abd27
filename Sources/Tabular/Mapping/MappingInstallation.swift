import Documents

extension Snapshot {
    /// Holds a mapping against the local tables, compiles it and makes its views.
    ///
    /// Throws a `MappingError` for what the database doesn't have or a column's values contradict,
    /// and a `LoadingError` where the database can't be read.
    package func install(_ mapping: Mapping, schema: CanonicalSchema) throws -> CompiledMapping {
        let sources = LocalSource.all(of: mapping)
        let local = try localSchema()
        var storage: [String: [String: StorageClasses]] = [:]
        for source in sources {
            try check(source, against: local)
            let columns = source.localColumns
            let found = try self.storage(of: columns, from: source.rows)
            storage[source.path] = Dictionary(
                zip(columns, found), uniquingKeysWith: { first, _ in first })
        }
        let compiled = try MappingCompiler(mapping: mapping, schema: schema, storage: storage)
            .compile()
        for source in sources { try checkDates(of: source, hasTimezone: mapping.timezone != nil) }
        try create(compiled.views)
        return compiled
    }

    private func check(_ source: LocalSource, against local: LocalSchema) throws {
        guard let table = local.table(source.from) else {
            let known = local.tables.map(\.name)
            throw MappingError.noLocalTable(
                path: "\(source.path).from", nearest: NearestName.of(source.from, among: known),
                known: known)
        }
        for spec in source.specs {
            guard case .column(let name) = spec.origin, !table.hasColumn(name) else { continue }
            let known = table.columns.map(\.name)
            throw MappingError.noLocalColumn(
                path: spec.path, nearest: NearestName.of(name, among: known), known: known)
        }
        if let condition = source.condition,
            let message = objection(to: condition.sql, on: source.from)
        {
            throw MappingError.conditionRefused(path: "\(source.path).where", message: message)
        }
    }

    /// Day and month must be told apart, and a time of day must say where.
    private func checkDates(of source: LocalSource, hasTimezone: Bool) throws {
        for spec in source.specs {
            guard let date = spec.date, let local = SourceCompiler.local(spec) else { continue }
            let read = "to_date(\(local), \(SQLText.literal(date.name)))"
            switch date {
            case .pattern(let pattern):
                if pattern.hasTime {
                    throw MappingError.localTime(path: spec.path, hasTimezone: hasTimezone)
                }
                guard pattern.isOrderDoubtful, !spec.isOrderAccepted else { continue }
                let days = "CAST(substr(\(read), 9, 2) AS INTEGER)"
                if let most = try counts("SELECT max(\(days)) \(source.rows)").first,
                    (1...12).contains(most)
                {
                    throw MappingError.doubtfulOrder(path: spec.path)
                }
            case .iso8601:
                let hasTime = "\(local) GLOB '????-??-??[T ]*' AND \(read) IS NULL"
                if try count("SELECT max(\(hasTime)) \(source.rows)") == 1 {
                    throw MappingError.localTime(path: spec.path, hasTimezone: hasTimezone)
                }
            case .epochSeconds, .epochMilliseconds, .julian, .sasDays, .excelDays, .yearMonthDay,
                .yearMonth, .year, .before, .ageAt, .tick:
                break
            }
        }
    }
}

extension MappingError {
    /// A time of day without offset needs a zone, and reading it by one is still to come.
    fileprivate static func localTime(path: String, hasTimezone: Bool) -> MappingError {
        hasTimezone ? .notSupported(path: path) : .timezoneRequired(path: path)
    }
}
