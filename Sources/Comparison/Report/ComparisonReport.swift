/// `report.json`: what a run made of a study, in figures.
package struct ComparisonReport: Sendable, Hashable {
    package let study: String
    package let version: Int
    /// The run's identity as 32 hexadecimal digits, or the word of a rehearsal.
    package let run: String
    package let rounds: Int
    /// Bytes of all envelopes that the run moved.
    package let bytes: Int
    package let federated: ModelFigures
    /// One model on all rows together; in rehearsals and tests only.
    package let pooled: ModelFigures?
    /// Every institution with its own local baseline, over the hold-out rows of all; nil where no
    /// run measured it.
    package let alone: ModelMetrics?
    /// Every institution with its own recalibration of the federated model, likewise.
    package let recalibrated: ModelMetrics?
    /// Those that may be named, by name.
    package let institutions: [InstitutionFigures]
    package let distribution: Distribution?
    package let checks: ChecksReport
    /// Nil where the study raises no alarms.
    package let alarms: AlarmReport?

    /// With the distribution over `institutions`, where there are five. With `folds` their
    /// differences are cross-fitted.
    package init(
        study: String, version: Int, run: String, rounds: Int, bytes: Int,
        federated: ModelFigures, pooled: ModelFigures? = nil, alone: ModelMetrics? = nil,
        recalibrated: ModelMetrics? = nil, institutions: [InstitutionFigures], folds: Int? = nil,
        alarms: AlarmReport? = nil
    ) {
        self.init(
            study: study, version: version, run: run, rounds: rounds, bytes: bytes,
            federated: federated, pooled: pooled, alone: alone, recalibrated: recalibrated,
            institutions: institutions, distribution: Distribution(of: institutions, folds: folds),
            alarms: alarms)
    }

    /// With a distribution that was found without naming anybody.
    package init(
        study: String, version: Int, run: String, rounds: Int, bytes: Int,
        federated: ModelFigures, pooled: ModelFigures?, alone: ModelMetrics? = nil,
        recalibrated: ModelMetrics? = nil, institutions: [InstitutionFigures],
        distribution: Distribution?, checks: ChecksReport = .none, alarms: AlarmReport? = nil
    ) {
        self.alone = alone
        self.recalibrated = recalibrated
        self.study = study
        self.version = version
        self.run = run
        self.rounds = rounds
        self.bytes = bytes
        self.federated = federated
        self.pooled = pooled
        self.institutions = institutions.sorted { $0.name < $1.name }
        self.distribution = distribution
        self.checks = checks
        self.alarms = alarms
    }
}
