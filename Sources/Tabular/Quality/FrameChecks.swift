import Learning

/// The checks of one study's rows: missing and constant columns, ranges, heaps, what knows the target
/// too well, the target itself, the split, and what was left out.
struct FrameChecks {
    let loaded: LoadedFrame
    let study: FrameLoader

    func all() -> [QualityResult] {
        let sources = sources
        let doctors = doctors
        let derived = derived
        let months = MonthlyMissing(loaded)
        var results: [QualityResult] = []
        for column in loaded.frame.columns + loaded.subgroups {
            let source = sources[column.specification.name]
            results += [missing(column, source), constant(column, source)]
            results += months.results(column)
            if let doctor = doctors[column.specification.name] {
                results += RowUnitCheck(column, doctor).results
            }
            if !derived.contains(column.specification.name) {
                results += HeapCheck(column, source).results
            }
        }
        results += findings(sources) + LeakChecks(loaded.frame, absences: absences).all()
        results += [SplitCheck(loaded.frame, study).result, labels(), excluded()] + incorporated()
        return results + contradictions()
    }

    /// By feature, in what its numbers may be mistaken.
    private var doctors: [String: UnitDoctor] {
        var doctors: [String: UnitDoctor] = [:]
        for request in study.requests {
            doctors[request.name] = UnitDoctor(of: request, study.resolver)
        }
        return doctors
    }

    /// By feature, the states of a cell in which nothing was recorded, missing aside.
    private var absences: [String: Set<UInt8>] {
        var absences: [String: Set<UInt8>] = [:]
        for request in study.requests {
            guard case .domain(let name, _, _) = request.source,
                let feature = study.resolver.features.first(where: { $0.name == name })
            else { continue }
            absences[request.name] = Set(
                request.specification.specials.indices.filter {
                    feature.absences.contains(request.specification.specials[$0])
                }.map { FrameColumn.firstSpecial + UInt8($0) })
        }
        return absences
    }

    /// Features made of others; what stands in for something else shows in those.
    private var derived: Set<String> {
        Set(
            study.requests.filter { request in
                if case .derived = request.source { true } else { false }
            }.map(\.name))
    }

    /// By feature, where its values stand at the institution.
    private var sources: [String: FeatureSource] {
        var sources: [String: FeatureSource] = [:]
        for request in study.requests {
            sources[request.name] = FeatureSource(request, study.resolver)
        }
        return sources
    }

    private func missing(_ column: FrameColumn, _ source: FeatureSource?) -> QualityResult {
        let count = column.states.reduce(0) { $0 + ($1 == FrameColumn.missing ? 1 : 0) }
        let limit = ShareLimit(warnAbove: 0.3, failAbove: 0.95)
        let outcome = limit.outcome(count: count, of: column.states.count)
        return QualityResult(
            id: "M1", place: column.specification.name, feature: column.specification.name,
            what: "missing values" + beside(column), outcome: outcome,
            rows: column.states.count, count: count,
            threshold: limit.words, sql: source?.missing,
            advice: outcome == .pass
                ? "" : "check the mapping of the column, or leave the feature out")
    }

    /// The shares of a column's specials, since one may hold what is missing elsewhere: a test that
    /// nobody asked for, and one whose result is lost.
    private func beside(_ column: FrameColumn) -> String {
        let rows = Double(max(column.states.count, 1))
        let shares = column.specification.specials.enumerated().compactMap { place, name in
            let state = FrameColumn.firstSpecial + UInt8(place)
            let count = column.states.reduce(0) { $0 + ($1 == state ? 1 : 0) }
            return count == 0 ? nil : "\(name) \(ShareLimit.percent(Double(count) / rows))"
        }
        return shares.isEmpty ? "" : " beside \(shares.joined(separator: ", "))"
    }

    /// The commonest value or state of the column, missing values aside.
    ///
    /// One institution can't tell whether a column that is constant with it varies with the others,
    /// so even a full column only warns here; the federation's recipe drops and names what is
    /// constant everywhere.
    private func constant(_ column: FrameColumn, _ source: FeatureSource?) -> QualityResult {
        var counts: [UInt64: Int] = [:]
        var rows = 0
        for (value, state) in zip(column.values, column.states) where state != FrameColumn.missing {
            counts[
                state == FrameColumn.value ? value.bitPattern : UInt64.max - UInt64(state),
                default: 0] += 1
            rows += 1
        }
        let most = counts.values.max() ?? 0
        let outcome: QualityResult.Outcome =
            rows == 0 ? .notMeasured : most * 100 > rows * 95 ? .warn : .pass
        return QualityResult(
            id: "M3", place: column.specification.name, feature: column.specification.name,
            what: most == rows ? "one value fills the column" : "rows of the commonest value",
            outcome: outcome, rows: rows, count: most, threshold: "warn above 95 %",
            sql: source?.commonest,
            advice: outcome == .warn
                ? "constant here may vary elsewhere; what is constant everywhere is dropped and named"
                : "")
    }

    private func findings(_ sources: [String: FeatureSource]) -> [QualityResult] {
        let ranges = Dictionary(
            loaded.frame.columns.map { ($0.specification.name, $0.specification.kind) },
            uniquingKeysWith: { first, _ in first })
        return loaded.findings.map { finding in
            var sql: String?
            if finding.kind == .outOfRange, case .number(let range, _) = ranges[finding.feature] {
                sql = sources[finding.feature]?.outside(range)
            }
            return QualityResult(
                id: finding.check, place: finding.place, feature: finding.feature,
                what: finding.what, outcome: finding.outcome, rows: finding.rows,
                count: finding.count, threshold: finding.threshold, sql: sql,
                advice: finding.advice)
        }
    }

    /// Classes of an event or of several; an amount has rows only.
    ///
    /// One institution may lack one of several classes, which others hold; with one class alone it can
    /// compare nothing.
    private func labels() -> QualityResult {
        let training = loaded.frame.rows(in: .training)
        guard let classes = loaded.frame.targetKind.classCount else {
            return QualityResult(
                id: "Y1", place: "target", what: "training rows",
                outcome: training.isEmpty ? .fail : .pass,
                rows: training.count, count: training.count, threshold: "fail at 0")
        }
        var counts = [Int](repeating: 0, count: classes)
        for row in training { counts[Int(loaded.frame.labels[row])] += 1 }
        let fewer = counts.min() ?? 0
        let present = counts.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
        let outcome: QualityResult.Outcome = present < 2 ? .fail : fewer < 50 ? .warn : .pass
        return QualityResult(
            id: "Y1", place: "target", what: "training rows of the rarer class", outcome: outcome,
            rows: training.count, count: fewer,
            threshold: "warn below 50, fail with one class alone",
            advice: outcome == .pass
                ? "" : "few cases make wide intervals; the federation helps here")
    }

    private func excluded() -> QualityResult {
        let flow = loaded.population
        let count = flow.rows - flow.kept
        let limit = ShareLimit(warnAbove: 0.2, failAbove: 0.8)
        let reasons = flow.excluded.map { "\($0.reason): \($0.count)" }
        let outcome = limit.outcome(count: count, of: flow.rows)
        return QualityResult(
            id: "Y2", place: "population", what: "rows censored or excluded", outcome: outcome,
            rows: flow.rows, count: count, threshold: limit.words,
            advice: (reasons + (flow.censored > 0 ? ["censored: \(flow.censored)"] : []))
                .joined(separator: "; "))
    }

    /// A feature that the target's definition looks at knows the target by construction.
    private func incorporated() -> [QualityResult] {
        loaded.frame.columns.map(\.specification.name).filter(study.plan.incorporated.contains).map
        {
            QualityResult(
                id: "incorporated", place: $0, feature: $0,
                what: "a feature that is part of the target's own definition", outcome: .warn,
                advice: "say so in a waiver, and report a run without it beside this one")
        }
    }

    private func contradictions() -> [QualityResult] {
        loaded.contradictions.map { contradiction in
            QualityResult(
                id: "Y2", place: "target", what: contradiction.reason, outcome: .fail,
                rows: loaded.population.rows, count: contradiction.count,
                threshold: "fail above 0 %", advice: "the study must say what becomes of them")
        }
    }
}

extension FrameFinding {
    /// What the finding makes of the check: it blocks, it wants a waiver, or it is too small for one.
    fileprivate var outcome: QualityResult.Outcome {
        if blocks { return .fail }
        return kind == .outOfRange && share <= 0.001 ? .pass : .warn
    }

    fileprivate var threshold: String {
        switch kind {
        case .unreadable, .undated: "warn above 0 %, fail above 0.5 %"
        case .afterObservation: "warn above 0 %, fail above 1 %"
        case .unmapped, .unlisted, .undeclaredSpecial, .several: "fail above 0 %"
        case .outOfRange: "warn above 0.1 %, fail above 5 %"
        case .knownLater, .attested: "warn above 0 %"
        }
    }
}
