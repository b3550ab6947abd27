import Documents

extension Snapshot {
    /// Holds a mapping against the local tables, compiles it and makes its views.
    ///
    /// Throws a `MappingError` for what the database doesn't have or a column's values contradict,
    /// and a `LoadingError` where the database can't be read.
    package func install(_ mapping: Mapping, schema: CanonicalSchema) throws -> CompiledMapping {
        let local = try localSchema()
        let sources = LocalSource.all(of: mapping, schema: schema)
        for source in sources {
            if let fault = try faults(of: source, in: local, mapping).first { throw fault }
        }
        let compiled = try compile(mapping, schema: schema, sources)
        try create(compiled.views)
        return compiled
    }

    /// Everything in which a mapping and the database don't fit, in the order of the mapping.
    package func faults(
        of mapping: Mapping, schema: CanonicalSchema
    ) throws(LoadingError) -> [MappingError] {
        let local = try localSchema()
        let sources = LocalSource.all(of: mapping, schema: schema)
        var faults: [MappingError] = []
        for source in sources { faults += try self.faults(of: source, in: local, mapping) }
        guard faults.isEmpty else { return faults }
        do {
            _ = try compile(mapping, schema: schema, sources)
            return []
        } catch let error as MappingError {
            return [error]
        } catch {
            throw LoadingError(error, path: path, busySeconds: busySeconds)
        }
    }

    private func compile(
        _ mapping: Mapping, schema: CanonicalSchema, _ sources: [LocalSource]
    ) throws -> CompiledMapping {
        var storage: [String: [String: StorageClasses]] = [:]
        for source in sources {
            let columns = source.localColumns
            let found = try self.storage(of: columns, from: source.rows)
            storage[source.path] = Dictionary(
                zip(columns, found), uniquingKeysWith: { first, _ in first })
        }
        return try MappingCompiler(mapping: mapping, schema: schema, storage: storage).compile()
    }

    /// A table or a condition that isn't there hides what stands in it, and nothing else.
    private func faults(
        of source: LocalSource, in local: LocalSchema, _ mapping: Mapping
    ) throws(LoadingError) -> [MappingError] {
        guard let table = local.table(source.from) else {
            let known = local.tables.map(\.name)
            return [
                .noLocalTable(
                    path: "\(source.path).from",
                    nearest: NearestName.of(source.from, among: known), known: known)
            ]
        }
        var faults = source.names.filter { !table.hasColumn($0.name) }.map { path, name in
            let known = table.columns.map(\.name)
            return MappingError.noLocalColumn(
                path: path, nearest: NearestName.of(name, among: known), known: known)
        }
        if let condition = source.condition,
            let message = objection(to: condition.sql, of: source.askedRows)
        {
            faults.append(.conditionRefused(path: "\(source.path).where", message: message))
        }
        guard faults.isEmpty else { return faults }
        for reading in source.readings {
            if let fault = try dateFault(of: reading, in: source, mapping) { faults.append(fault) }
        }
        return faults
    }

    /// Day and month must be told apart, and a time of day must say where.
    private func dateFault(
        of reading: SourceMapping.Reading, in source: LocalSource, _ mapping: Mapping
    ) throws(LoadingError) -> MappingError? {
        let spec = reading.spec
        guard let date = spec.date, let local = SourceCompiler.local(spec) else { return nil }
        if mapping.timezone == nil, try lacksOffset(date, local, as: reading.column, source) {
            return .timezoneRequired(path: spec.path)
        }
        guard case .pattern(let pattern) = date, pattern.isOrderDoubtful, !spec.isOrderAccepted
        else { return nil }
        let read = "to_date(\(local), \(SQLText.literal(date.name)))"
        let isProven = "CAST(substr(\(read), 9, 2) AS INTEGER) > 12"
        if try exists(isProven, in: source.rows) { return nil }
        let isRead = try exists("\(read) IS NOT NULL", in: source.rows)
        return isRead ? .doubtfulOrder(path: spec.path) : nil
    }

    /// True where some value of the column is a time of day that doesn't say in which zone.
    private func lacksOffset(
        _ date: DateEncoding, _ local: String, as column: CanonicalColumn, _ source: LocalSource
    ) throws(LoadingError) -> Bool {
        let isLocal: String
        switch date {
        case .pattern(let pattern): return pattern.hasTime
        case .iso8601:
            isLocal = """
                \(local) GLOB '????-??-??[T ]*' AND to_date(\(local), 'iso8601') IS NULL \
                AND to_date(\(local), 'iso8601', 'UTC') IS NOT NULL
                """
        case .excelDays:
            // A spreadsheet's day is the one that it shows, whatever its time.
            if column.content == .date || column.content == .month { return false }
            isLocal = """
                to_instant(\(local), 'excel_days') IS NULL \
                AND to_instant(\(local), 'excel_days', 'UTC') IS NOT NULL
                """
        case .epochSeconds, .epochMilliseconds, .julian, .sasDays, .yearMonthDay, .yearMonth, .year,
            .before, .ageAt, .tick:
            return false
        }
        return try exists(isLocal, in: source.rows)
    }
}
