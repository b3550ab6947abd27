import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Score tables of a federation` {
    static let frame = SampleRows(300, seed: 51).frame
    static let frames = frame.split(shares: [6, 3, 1], seed: 2)
    static let fixture = StudyFixture().setting(
        "evaluation.subgroups", to: ["returning", "purpose"])

    private func outcome() throws -> RunOutcome {
        try PlainRun(Self.fixture.study(), Self.frames).carryOut().outcome
    }

    private func homes(_ outcome: RunOutcome) throws -> [HomePredictions] {
        try Self.frames.enumerated().map { index, frame in
            try HomePredictions(
                model: outcome.model, study: outcome.study,
                rows: InstitutionRows(
                    institution: FederationFixture.names[index], frame: frame))
        }
    }

    private func table(_ labels: [UInt8], _ probabilities: [Double]) -> ModelTable {
        .event(
            ScoreTable(
                ScoredRows(labels: labels, probabilities: probabilities),
                layout: ScoreTableLayout(thresholds: [0.2, 0.5])))
    }

    @Test func `are the tables of all rows together, bit for bit`() throws {
        let outcome = try outcome()
        let homes = try homes(outcome)
        let labels = homes.flatMap(\.labels)
        #expect(outcome.tables.federated == table(labels, homes.flatMap(\.federated)))
        #expect(outcome.tables.local == table(labels, homes.flatMap(\.local)))
        #expect(
            outcome.tables.recalibrated
                == table(labels, homes.flatMap { $0.recalibrated ?? [] }))
        #expect(labels.count == Self.frame.rows(in: .holdout).count)
    }

    @Test func `tell the levels of the study's subgroups apart`() throws {
        let outcome = try outcome()
        #expect(
            outcome.tables.subgroups.map(\.subgroup.name) == [
                "returning = no", "returning = yes", "purpose = car", "purpose = home",
                "purpose = study", "purpose = boat", "purpose = other",
            ])
        let rows = InstitutionRows(institution: "Alder", frame: Self.frame)
        let home = try HomePredictions(model: outcome.model, study: outcome.study, rows: rows)
        let column = try #require(Self.frame.column(named: "purpose"))
        let holdout = Self.frame.rows(in: .holdout)
        let cars = holdout.indices.filter { column.values[holdout[$0]] == 0 }
        let expected = table(cars.map { home.labels[$0] }, cars.map { home.federated[$0] })
        #expect(outcome.tables.subgroups[2].table == expected)
    }

    @Test func `leave out the recalibrated model where no rows validate`() throws {
        let study = try Self.fixture.setting("split.validation", to: 0).study()
        let outcome = try PlainRun(study, Self.frames).carryOut().outcome
        #expect(outcome.tables.recalibrated == nil)
    }

    @Test func `of a federation without hold-out rows are empty, and nothing is calibrated`() throws
    {
        let frames = Self.frames.map { $0.assigning(.training) }
        let outcome = try PlainRun(Self.fixture.study(), frames).carryOut().outcome
        #expect(outcome.tables.federated.rowCount == 0)
        #expect(outcome.calibration == nil)
    }
}
