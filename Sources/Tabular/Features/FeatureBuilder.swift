import Learning

/// Builds all columns of a study's rows: those that each row gives, and those that are learnt from
/// histories, one pass for all that tie to the same column of the observations.
struct FeatureBuilder {
    let features: [ResolvedFeature]
    let plan: ObservationPlan
    let schema: CanonicalSchema
    let compiled: CompiledMapping
    /// How far past an observation the features are let see; 0 but where a check must fail.
    let foresight: Int

    /// One draft for each feature, in their order.
    func build(
        _ rows: ObservedRows, _ observed: ObservedColumns, in snapshot: Snapshot
    ) throws(FeatureError) -> [ColumnDraft] {
        var drafts: [ColumnDraft] = []
        let builder = ColumnBuilder(
            observed: observed, rows: rows, plan: plan, foresight: foresight)
        for feature in features {
            switch feature.reading {
            case .row(let reading): drafts.append(try builder.build(feature, reading))
            case .history:
                drafts.append(ColumnDraft(feature.request.specification, rows: rows.kept.count))
            }
        }
        for pass in try passes() {
            let groups = FeatureBuilder.groups(
                rows, keys: observed.texts(of: pass.observed))
            let columns = HistoryDrafts(drafts)
            let undated: Int
            do throws(LoadingError) {
                undated = try pass.pass.run(groups, in: snapshot, give: columns.set)
            } catch {
                throw .loading(error)
            }
            drafts = columns.drafts
            for learner in pass.learners {
                drafts[learner.feature].undated += undated
            }
        }
        return drafts
    }

    private struct SharedPass {
        let observed: ColumnReference
        let learners: [HistoryLearner]
        let pass: HistoryPass
    }

    private func passes() throws(FeatureError) -> [SharedPass] {
        var columns: [ColumnReference] = []
        var learners: [ColumnReference: [HistoryLearner]] = [:]
        for (place, feature) in features.enumerated() {
            guard case .history(let histories, let make) = feature.reading,
                let observed = histories.first?.observed
            else { continue }
            precondition(
                histories.allSatisfy { $0.observed == observed },
                "the histories of one feature tie to one column of the observation")
            for history in histories { try check(history, of: feature.request.name) }
            if learners[observed] == nil { columns.append(observed) }
            learners[observed, default: []].append(
                HistoryLearner(feature: place, histories: histories, make: make))
        }
        return columns.map { observed in
            let own = learners[observed] ?? []
            return SharedPass(
                observed: observed, learners: own,
                pass: HistoryPass(
                    own, schema: schema, axis: plan.axis, foresight: foresight,
                    compiled: compiled))
        }
    }

    private func check(_ history: History, of name: String) throws(FeatureError) {
        guard plan.isDated != history.isTimeless else { throw .historyInRecord(name) }
        if history.isOptional || history.isTimeless { return }
        guard let table = schema.table(history.table), let time = table.eventTime,
            holds(ColumnReference(history.table, time))
        else { throw .historyAbsent(name, table: history.table) }
        guard let otherwise = table.availableOtherwise else { return }
        let own = table.availabilityTime.map { ColumnReference(history.table, $0) }
        guard own.map(holds) == true || holds(otherwise.time) else {
            throw .historyAbsent(name, table: history.table)
        }
    }

    private func holds(_ column: ColumnReference) -> Bool {
        compiled.column(column)?.absence == nil
    }

    /// The study's rows by the key of their group, in the order of the keys' bytes. Rows without a
    /// time, and what is read for them, all stand at one moment.
    private static func groups(_ rows: ObservedRows, keys: [String]) -> [HistoryGroup] {
        var members: [String: [HistoryGroup.Observation]] = [:]
        for (index, row) in rows.kept.enumerated() {
            members[keys[row.place], default: []].append(
                .init(row: index, time: row.time ?? Moment(0)))
        }
        return members.keys.sorted { $0.precedesAsBytes($1) }.map { key in
            HistoryGroup(key: key, observations: (members[key] ?? []).sorted { $0.time < $1.time })
        }
    }
}

/// The drafts that a pass fills, value by value.
private final class HistoryDrafts {
    private(set) var drafts: [ColumnDraft]

    init(_ drafts: [ColumnDraft]) { self.drafts = drafts }

    func set(_ feature: Int, _ row: Int, _ value: FeatureValue) {
        drafts[feature].set(row, to: value)
    }
}
