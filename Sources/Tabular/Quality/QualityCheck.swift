/// Runs the data-quality checks of one institution's mapped database, offline.
package struct QualityCheck: Sendable {
    package let schema: CanonicalSchema
    /// The field's own checks.
    package let fieldChecks: [ShareCheck]
    /// The field's own checks of a study's rows.
    package let studyChecks: @Sendable (LoadedFrame) -> [QualityResult]

    package init(
        schema: CanonicalSchema, fieldChecks: [ShareCheck],
        studyChecks: @escaping @Sendable (LoadedFrame) -> [QualityResult] = { _ in [] }
    ) {
        self.schema = schema
        self.fieldChecks = fieldChecks
        self.studyChecks = studyChecks
    }

    /// Every mapped table, and every check of the field.
    package func report(
        _ compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(LoadingError) -> QualityReport {
        let strict = Set(schema.required.map(\.table))
        return QualityReport(
            results: try tables(Set(compiled.views.map(\.name)), strict: strict, compiled, snapshot)
        )
    }

    /// What one study needs: its features against the mapping, the tables it reads, and its rows.
    ///
    /// The loaded rows come along where the study's features could be read at all.
    package func report(
        for study: FrameLoader, _ compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(FeatureError) -> (report: QualityReport, loaded: LoadedFrame?) {
        let needs = needs(of: study, compiled.mapping)
        var results = needs
        do throws(LoadingError) {
            let used = used(by: study, compiled.mapping)
            results += try tables(used, strict: used, compiled, snapshot)
        } catch {
            throw .loading(error)
        }
        guard needs.isEmpty else { return (QualityReport(results: results), nil) }
        let loaded = try study.inspect(compiled, in: snapshot)
        results += rows(loaded, of: study)
        return (QualityReport(results: results), loaded)
    }

    /// What a study's loaded rows say, without reading the database again.
    package func rows(_ loaded: LoadedFrame, of study: FrameLoader) -> [QualityResult] {
        FrameChecks(loaded: loaded, study: study).all() + studyChecks(loaded)
    }

    private func tables(
        _ names: Set<String>, strict: Set<String>, _ compiled: CompiledMapping,
        _ snapshot: Snapshot
    ) throws(LoadingError) -> [QualityResult] {
        let checks = SchemaChecks(
            schema: schema, compiled: compiled, strictTables: strict
        ).all(of: names)
        var results = try ShareCounts(compiled, in: snapshot).results(of: checks + fieldChecks)
        results += try DateChecks(mapping: compiled.mapping).results(of: names, in: snapshot)
        return results + attributeNames(compiled.mapping)
    }

    /// A column that the schema has goes there, where its units and times are checked.
    private func attributeNames(_ mapping: Mapping) -> [QualityResult] {
        let canonical = Set(schema.tables.flatMap(\.columns).map(\.name))
        let attributes = mapping.attributes.flatMap(\.sources).flatMap(\.attributes)
        return attributes.filter { canonical.contains($0.name) }.map { attribute in
            QualityResult(
                id: "attribute", place: attribute.name,
                what: "an attribute with the name of a canonical column", outcome: .warn,
                advice: "map the canonical column instead")
        }
    }

    /// A fail for each request that the mapping can't answer, naming who needs what.
    private func needs(of study: FrameLoader, _ mapping: Mapping) -> [QualityResult] {
        var results: [QualityResult] = []
        for (request, error) in study.resolver.faults(of: study.requests, in: mapping) {
            results.append(
                QualityResult(
                    id: "needs", place: request, what: error.description, outcome: .fail))
        }
        if study.plan.isDated, study.plan.axis != .ticks, mapping.completeThrough == nil {
            results.append(
                QualityResult(
                    id: "needs", place: "completeThrough",
                    what: "a dated study needs the last day for which the extract is complete",
                    outcome: .fail, advice: "add completeThrough to the mapping"))
        }
        return results
    }

    /// The tables that a study reads.
    private func used(by study: FrameLoader, _ mapping: Mapping) -> Set<String> {
        var tables = Set(
            [study.plan.table] + study.plan.needs.map(\.table) + study.plan.evidence.map(\.table))
        if let time = study.plan.time.first(where: { mapping.absence(of: $0) == nil }) {
            tables.insert(time.table)
        }
        for request in study.requests {
            switch request.source {
            case .derived: continue
            case .attribute(let table, _, _, _, _): tables.insert(table)
            case .domain(let name, _, _):
                let feature = study.resolver.features.first { $0.name == name }
                tables.formUnion((feature?.needs ?? []).map(\.table))
            }
        }
        return tables
    }
}
