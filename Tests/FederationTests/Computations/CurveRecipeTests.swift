import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `A recipe with curves and cells` {
    static let frame = SampleRows(900, seed: 21, holdout: 100).frame
    static let frames = frame.split(shares: [5, 3, 1], seed: 4)

    private func model(_ recipe: JSONValue) throws -> TrainedModel {
        try PlainRun(StudyFixture().setting("recipe", to: recipe).study(), Self.frames).train()
    }

    private func column(_ name: String, _ model: TrainedModel) throws -> PipelineColumn {
        try #require(model.pipeline.columns.first { $0.name == name })
    }

    @Test func `bends numbers at quantiles or edges`() throws {
        let model = try model([
            ["step": "clip"], ["step": "log", "features": ["amount"]], ["step": "impute"],
            ["step": "spline", "features": ["amount"]],
            ["step": "spline", "features": ["tenure"], "knots": "edges"],
            ["step": "standardise"],
        ])
        let names = model.pipeline.columnNames
        #expect(names.contains("amount curve 2") && !names.contains("amount curve 3"))
        #expect(names.contains("tenure curve 3") && !names.contains("tenure curve 4"))
        let curve = try column("tenure curve 1", model)
        let spline = try #require(RestrictedCubicSpline(knots: [1, 2, 5, 10, 20]))
        for years in [0.5, 3, 12, 40] {
            #expect(
                curve.value(years, state: 0) == (spline.curve(0, at: years) - curve.mean)
                    / curve.scale)
        }
        let design = try model.pipeline.apply(
            to: Self.frame, rows: Self.frame.rows(in: .training))
        let count = Double(design.rowCount)
        for column in 1..<design.columnCount {
            let values = (0..<design.rowCount).map {
                design.row($0)[$0 * design.columnCount + column]
            }
            #expect(abs(values.reduce(0, +) / count) < 1e-12)
            #expect(abs(values.reduce(0) { $0 + $1 * $1 } / count - 1) < 1e-12)
            #expect(values.allSatisfy { abs($0) <= model.pipeline.bounds[column] })
        }
    }

    @Test func `makes a column of each cell that is large enough`() throws {
        let model = try model([
            ["step": "bins", "features": ["amount"], "cutoff": 100], ["step": "impute"],
        ])
        let columns = model.pipeline.columns.filter { $0.feature == "amount" }
        #expect(columns.last?.name == "amount is missing")
        let cells = columns.compactMap { column -> NumberCell? in
            if case .cell(let cell) = column.source { cell } else { nil }
        }
        #expect(cells.count == columns.count - 1 && cells.count > 2)
        #expect(cells.first?.from == nil && cells.last?.below == nil)
        #expect(zip(cells, cells.dropFirst()).allSatisfy { $0.below == $1.from })
        let least = model.totals.training.rows / 10
        let source = try #require(Self.frame.column(named: "amount"))
        let training = Self.frame.rows(in: .training)
        for column in columns.dropLast() {
            let ones = training.count {
                column.value(source.values[$0], state: source.states[$0]) == 1
            }
            #expect(ones >= least)
        }
        for row in training where source.states[row] == 0 {
            #expect(
                columns.reduce(0) { $0 + $1.value(source.values[row], state: 0) } == 1)
        }
    }

    @Test func `leaves the fullest cell out as reference where there is no ridge`() throws {
        let fixture = StudyFixture().setting("learner.ridge", to: 0).setting(
            "recipe", to: [["step": "bins", "features": ["amount"]], ["step": "impute"]])
        let all = try model([["step": "bins", "features": ["amount"]], ["step": "impute"]])
        let model = try PlainRun(fixture.study(), Self.frames).train()
        let count = { (model: TrainedModel) in
            model.pipeline.columns.count { $0.feature == "amount" }
        }
        #expect(count(model) == count(all) - 1)
    }

    @Test func `keeps the straight column where knots coincide`() throws {
        let frame = Frame.ofNumbers(
            ["x"], range: 1...10, rows: (0..<60).map { [$0 % 10 == 0 ? 5 : 0] },
            labels: (0..<60).map { UInt8($0 % 2) })
        let fixture = StudyFixture.ofNumbers(["x"], range: 1...10)
            .setting("recipe", to: [["step": "clip"], ["step": "spline"]])
            .setting("learner.ridge", to: 1)
        let pipeline = try PlainRun(fixture.study(), [frame]).train().pipeline
        #expect(pipeline.columns.map(\.name) == ["x"])
        #expect(pipeline.dropped.map(\.name) == ["x curve"])
        #expect(pipeline.dropped.map(\.reason) == ["fewer than three different knots"])
    }

    @Test func `makes the same bits of one row, of a batch and of its own rows`() throws {
        let model = try model([
            ["step": "winsorise", "features": ["amount"]], ["step": "clip"],
            ["step": "log", "features": ["amount"]],
            ["step": "bins", "features": ["tenure"]], ["step": "woe", "features": ["purpose"]],
            ["step": "impute", "statistic": "mode"], ["step": "spline"], ["step": "one-hot"],
            ["step": "standardise", "robust": true],
        ])
        let rows = InstitutionRows(institution: "alder", frame: Self.frame)
        let fitted = try rows.design(model.pipeline, part: .training).design
        for (place, row) in Self.frame.rows(in: .training).enumerated() where row % 97 == 0 {
            let one = try model.pipeline.apply(to: Self.frame.selecting([row]), rows: [0])
            #expect(Array(fitted.row(place)) == one.values)
        }
        let batch = try model.pipeline.apply(
            to: Self.frame, rows: Self.frame.rows(in: .training))
        #expect(batch == fitted)
    }
}
