package import Learning

extension FederatedProfile {
    /// What one institution alone would profile of its training rows: its part of the federation's
    /// sums, for what is compared at home.
    package init(of rows: InstitutionRows, features: [FeatureSpecification]) throws {
        let count = rows.frame.rows(in: .training).count
        var profile = Profile(
            institutions: 1, features: features,
            rowBound: RowTotals.powerOfTwo(notBelow: max(count, 1)))
        var question = profile.start
        while true {
            switch try profile.fold(try profile.answer(question, from: rows)) {
            case .ask(let next): question = next
            case .done(let own):
                self = own
                return
            }
        }
    }
}
