import Learning

/// Observing: which rows a study has, before their features are put together.
extension FrameLoader {
    /// A study's rows before their features are built.
    struct Observation {
        let features: [ResolvedFeature]
        let time: ColumnReference?
        let observed: ObservedColumns
        let rows: ObservedRows
        /// One for each feature, where rows could only be judged by them.
        let drafts: [ColumnDraft]?
    }

    /// Reads what decides about rows and what their own features need, and judges every row.
    func observe(
        _ compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(FeatureError) -> Observation {
        let features = try resolver.resolve(requests, in: compiled.mapping)
        let time = try timeColumn(compiled.mapping)
        try checkPlan(compiled.mapping)
        try checkPurge()
        let observed = try read(features, time, compiled, snapshot)
        var rows = try judge(observed, time, compiled, snapshot)
        try keepWatched(&rows, observed, compiled, snapshot)
        let built =
            plan.keepsOnlyComplete
            ? try keepComplete(&rows, features, observed, compiled, snapshot) : nil
        rows.part(split, horizon: plan.horizon, words: try splitWords(features, observed))
        try rows.checkKeys(plan)
        rows.sort()
        return Observation(
            features: features, time: time, observed: observed, rows: rows,
            drafts: built?.drafts(of: rows.kept))
    }

    private func judge(
        _ observed: ObservedColumns, _ time: ColumnReference?, _ compiled: CompiledMapping,
        _ snapshot: Snapshot
    ) throws(FeatureError) -> ObservedRows {
        var evidence: [EvidenceRows] = []
        do throws(LoadingError) {
            for table in plan.evidence {
                evidence.append(
                    try EvidenceRows.read(table, axis: plan.axis, compiled, in: snapshot))
            }
        } catch {
            throw .loading(error)
        }
        let completeUntil = compiled.mapping.completeThrough.flatMap {
            plan.axis.moment(of: Day(number: $0.number + 1))
        }
        return try ObservedRows(
            plan: plan, time: time, observed: observed, evidence: evidence,
            completeUntil: completeUntil, watchesEvents: watchesEvents)
    }

    /// Features as they were built for rows of which some have left the study since.
    private struct BuiltFeatures {
        private let drafts: [ColumnDraft]
        /// For each place of the query the row's number in the drafts.
        private let numbers: [Int: Int]

        init(_ drafts: [ColumnDraft], of rows: [ObservedRows.Row]) {
            self.drafts = drafts
            numbers = Dictionary(
                uniqueKeysWithValues: rows.enumerated().map { ($0.element.place, $0.offset) })
        }

        func drafts(of rows: [ObservedRows.Row]) -> [ColumnDraft] {
            let numbers = rows.compactMap { self.numbers[$0.place] }
            return drafts.map { $0.taking(numbers) }
        }
    }

    /// Takes out the rows of which a feature of the model is missing; a special is no missing value.
    private func keepComplete(
        _ rows: inout ObservedRows, _ features: [ResolvedFeature], _ observed: ObservedColumns,
        _ compiled: CompiledMapping, _ snapshot: Snapshot
    ) throws(FeatureError) -> BuiltFeatures {
        let drafts = try builder(of: features, compiled).build(rows, observed, in: snapshot)
        let built = BuiltFeatures(drafts, of: rows.kept)
        let judging = zip(features, drafts).filter { $0.0.request.role == .feature }.map(\.1)
        rows.keep { row in judging.allSatisfy { !$0.isMissing(row) } }
        return built
    }
}
