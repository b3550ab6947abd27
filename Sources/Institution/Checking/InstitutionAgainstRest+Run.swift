package import Federation
import Learning
package import Tabular

extension InstitutionAgainstRest {
    /// An institution's rows beside those of all others: the federation's profile and row counts
    /// minus its own.
    ///
    /// `study` is the loader that read the rows: it knows what each number is measured in, and why
    /// rows are left out.
    package init(
        _ rows: InstitutionRows, profile: FederatedProfile, totals: RowTotals, study: FrameLoader,
        tells: DefinitionTells
    ) throws {
        let own = try FederatedProfile(
            of: rows, features: profile.features.map(\.specification))
        self.init(
            features: profile.features.compactMap { total in
                let name = total.specification.name
                guard let mine = own.feature(named: name),
                    let column = rows.frame.column(named: name),
                    let request = study.requests.first(where: { $0.name == name })
                else { return nil }
                return FeatureAgainstRest(
                    own: FeatureCounts(mine), total: FeatureCounts(total),
                    ownQuartiles: Quartiles(column, rows: rows.frame.rows(in: .training)),
                    doctor: UnitDoctor(of: request, study.resolver),
                    unitCheck: tells.unitChecks[name] ?? "P2")
            },
            target: Self.target(rows.frame, totals, tells),
            population: Self.population(
                rows.population, totals.population, study.plan, tells))
    }

    private static func target(
        _ frame: Frame, _ totals: RowTotals, _ tells: DefinitionTells
    ) -> TargetAgainstRest? {
        let names: [String]
        switch frame.targetKind {
        case .event: names = ["no event", "the event"]
        case .classes(let classes): names = classes
        case .amount: return nil
        }
        var own = [Int](repeating: 0, count: names.count)
        for row in frame.rows(in: .training) { own[Int(frame.labels[row])] += 1 }
        return TargetAgainstRest(
            classes: CountsAgainstRest(
                names: names, own: own, total: totals.training.byClass),
            tell: tells.target)
    }

    private static func population(
        _ own: PopulationCounts, _ total: PopulationCounts, _ plan: ObservationPlan,
        _ tells: DefinitionTells
    ) -> PopulationAgainstRest {
        let hasEvents = plan.watches && plan.targetKind == .event
        return PopulationAgainstRest(
            flow: CountsAgainstRest(
                names: own.names(plan), own: own.flow, total: total.flow),
            waits: plan.eventTime == nil
                ? nil
                : CountsAgainstRest(
                    names: plan.axis.waitingUnit.cellNames(), own: own.waits.counts,
                    total: total.waits.counts),
            own: hasEvents ? .init(count: own.events, rows: own.kept) : nil,
            total: hasEvents ? .init(count: total.events, rows: total.kept) : nil, tells: tells)
    }
}

extension PopulationCounts {
    /// Every observed row once.
    fileprivate var flow: [Int] { [kept, censored] + excluded }

    /// What the counts of `flow` are called.
    fileprivate func names(_ plan: ObservationPlan) -> [String] {
        let known = plan.allReasons
        return ["kept", "censored"] + known
            + [String](repeating: "another reason", count: excluded.count - known.count)
    }
}

extension FeatureCounts {
    fileprivate init(_ profile: FeatureProfile) {
        self.init(
            profile.specification, missing: profile.missingCount,
            specials: profile.specification.specials.indices.map(profile.specialCount),
            cells: profile.tally.cells)
    }
}
