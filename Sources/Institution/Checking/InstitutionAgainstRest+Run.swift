package import Federation
import Learning
package import Tabular

extension InstitutionAgainstRest {
    /// An institution's training rows beside those of all others, from a run's profile and row counts
    /// minus its own.
    ///
    /// `study` is the loader that read the rows: it knows what each number is measured in.
    package init(
        _ rows: InstitutionRows, model: TrainedModel, study: FrameLoader
    ) throws {
        let specifications = model.profile.features.map(\.specification)
        let own = try FederatedProfile(of: rows, features: specifications)
        let training = rows.frame.rows(in: .training)
        self.init(
            features: model.profile.features.compactMap { total in
                let name = total.specification.name
                guard let mine = own.feature(named: name),
                    let column = rows.frame.column(named: name),
                    let request = study.requests.first(where: { $0.name == name })
                else { return nil }
                return FeatureAgainstRest(
                    own: FeatureCounts(mine), total: FeatureCounts(total),
                    ownQuartiles: Quartiles(column, rows: training),
                    doctor: UnitDoctor(of: request, study.resolver))
            },
            target: Self.target(rows.frame, training, model.totals))
    }

    private static func target(
        _ frame: Frame, _ training: [Int], _ totals: RowTotals
    ) -> TargetAgainstRest? {
        let names: [String]
        switch frame.targetKind {
        case .event: names = ["no event", "the event"]
        case .classes(let classes): names = classes
        case .amount: return nil
        }
        var own = [Int](repeating: 0, count: names.count)
        for row in training { own[Int(frame.labels[row])] += 1 }
        let total = totals.training.byClass
        guard total.count == own.count else { return nil }
        return TargetAgainstRest(
            own: .init(classes: own), total: .init(classes: total), names: names)
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
