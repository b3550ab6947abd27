import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `A recipe fitted by sums` {
    static let frame = SampleRows(500, seed: 8, holdout: 100).frame

    private func pipeline(
        _ frames: [Frame], _ fixture: StudyFixture = StudyFixture()
    ) throws -> FeaturePipeline {
        try PlainRun(fixture.study(), frames).train().pipeline
    }

    @Test(arguments: [[1, 1, 1], [30, 2, 1, 1], [1, 0, 4]])
    func `equals the one of all rows together`(shares: [Int]) throws {
        let pooled = try pipeline([Self.frame])
        let federated = try pipeline(Self.frame.split(shares: shares, seed: 5))
        #expect(federated.columnNames == pooled.columnNames)
        #expect(federated.dropped == pooled.dropped)
        let means = federated.columns.map(\.mean)
        #expect(relativeDistance(means, pooled.columns.map(\.mean)) < 1e-12)
        let scales = federated.columns.map(\.scale)
        #expect(relativeDistance(scales, pooled.columns.map(\.scale)) < 1e-12)
    }

    @Test func `gives standardised columns mean 0 and variance 1 over the federation`() throws {
        let pipeline = try pipeline(Self.frame.split(shares: [7, 2, 1], seed: 5))
        let design = try pipeline.apply(to: Self.frame, rows: Self.frame.rows(in: .training))
        let count = Double(design.rowCount)
        for column in 1..<design.columnCount {
            let values = (0..<design.rowCount).map {
                design.row($0)[$0 * design.columnCount + column]
            }
            #expect(abs(values.reduce(0, +) / count) < 1e-12)
            #expect(abs(values.reduce(0) { $0 + $1 * $1 } / count - 1) < 1e-12)
        }
    }

    @Test func `keeps every column within its bound, a power of two`() throws {
        let pipeline = try pipeline(Self.frame.split(shares: [7, 2, 1], seed: 5))
        let design = try pipeline.apply(to: Self.frame, rows: Array(0..<Self.frame.rowCount))
        for column in 0..<design.columnCount {
            let bound = pipeline.bounds[column]
            #expect(bound.significand == 1)
            #expect(
                (0..<design.rowCount).allSatisfy {
                    abs(design.row($0)[$0 * design.columnCount + column]) <= bound
                })
        }
    }

    @Test func `makes the same bits of one row as of a batch`() throws {
        let pipeline = try pipeline(Self.frame.split(shares: [7, 2, 1], seed: 5))
        let batch = try pipeline.apply(to: Self.frame, rows: Array(0..<Self.frame.rowCount))
        for row in [0, 17, 230, 499] {
            let one = try pipeline.apply(to: Self.frame.selecting([row]), rows: [0])
            #expect(Array(batch.row(row)) == one.values)
        }
    }

    @Test func `puts rare levels into the level called other`() throws {
        let pipeline = try pipeline([Self.frame])
        let names = pipeline.columns.filter { $0.feature == "purpose" }.map(\.name)
        #expect(
            names == ["purpose = car", "purpose = home", "purpose = study", "purpose = other"])
        #expect(pipeline.columns.first { $0.name == "purpose = other" }?.source == .levels([4, 3]))
    }

    @Test func `leaves rare levels out by name where there is no other`() throws {
        let codes: JSONValue = ["car", "home", "study", "boat", "rest"]
        let pipeline = try pipeline(
            [Self.frame], StudyFixture().setting("features.3.codes", to: codes))
        #expect(pipeline.dropped.map(\.name) == ["purpose = boat"])
        #expect(pipeline.dropped.map(\.reason) == ["fewer rows than the cutoff"])
    }

    @Test func `keeps every level that occurs with a cutoff of 0`() throws {
        let pipeline = try pipeline([Self.frame], StudyFixture().setting("recipe.3.cutoff", to: 0))
        #expect(pipeline.columnNames.contains("purpose = boat"))
    }

    @Test func `takes the commonest level as reference where there is no ridge`() throws {
        let pipeline = try pipeline([Self.frame], StudyFixture().setting("learner.ridge", to: 0))
        #expect(
            pipeline.columns.filter { $0.feature == "purpose" }.map(\.name)
                == ["purpose = home", "purpose = study", "purpose = other"])
    }

    @Test func `drops what does not vary, and says so`() throws {
        let returning = try #require(Self.frame.column(named: "returning"))
        let rows = (0..<Self.frame.rowCount).filter {
            returning.states[$0] == 0 && returning.values[$0] == 1
        }
        let pipeline = try pipeline([Self.frame.selecting(rows)])
        #expect(pipeline.dropped.map(\.name) == ["returning"])
        #expect(pipeline.dropped.map(\.reason) == ["constant in training"])
        #expect(!pipeline.columnNames.contains("returning is missing"))
    }

    @Test func `fills gaps with the federation's median before clip and logarithm`() throws {
        let pipeline = try pipeline(Self.frame.split(shares: [7, 2, 1], seed: 5))
        let profile = try PlainRun(StudyFixture().study(), [Self.frame]).train().profile
        let column = try #require(pipeline.columns.first { $0.name == "amount" })
        guard case .number(let transform) = column.source else {
            Issue.record("amount is a number")
            return
        }
        let median = try #require(profile.feature(named: "amount")?.quantile(0.5))
        #expect(transform.imputed == median)
        let filled = ElementaryFunctions.log(median + 1)
        #expect(
            column.value(0, state: FrameColumn.missing) == (filled - column.mean) / column.scale)
        let highest = ElementaryFunctions.log(50_001)
        #expect(
            column.value(1e9, state: FrameColumn.value) == (highest - column.mean) / column.scale)
    }

    @Test func `marks missing and special values in columns of their own`() throws {
        let pipeline = try pipeline(
            [Self.frame],
            StudyFixture().setting(
                "recipe", to: [["step": "clip"], ["step": "impute"], ["step": "one-hot"]]))
        let tenure = pipeline.columns.filter { $0.feature == "tenure" }
        #expect(tenure.map(\.name) == ["tenure", "tenure = not_employed", "tenure is missing"])
        #expect(tenure.map { $0.value(0, state: FrameColumn.missing) }.dropFirst() == [0, 1])
        #expect(tenure.map { $0.value(0, state: FrameColumn.firstSpecial) }.dropFirst() == [1, 0])
        #expect(tenure.map { $0.value(3, state: FrameColumn.value) } == [3, 0, 0])
    }

    /// Values of 10 ± 1 in a range whose middle is 5000: about it, the variance of 1 would be a
    /// difference of numbers 2.5e7 times as large.
    @Test func `asks again about the mean where the first centre lay far off`() throws {
        var generator = SeededGenerator(seed: 2)
        let rows = (0..<60).map { _ in [10 + generator.normal()] }
        let labels = (0..<60).map { UInt8($0 % 2) }
        let frame = Frame.ofNumbers(["x"], range: 0...10_000, rows: rows, labels: labels)
        let fixture = StudyFixture.ofNumbers(["x"], range: 0...10_000)
            .setting("recipe", to: [["step": "standardise"]])
            .setting("learner.ridge", to: 1)
        let run = PlainRun(try fixture.study(), frame.split(shares: [3, 1, 1], seed: 1))
        let column = try run.train().pipeline.columns[0]
        let mean = rows.reduce(0) { $0 + $1[0] } / 60
        let variance = rows.reduce(0) { $0 + ($1[0] - mean) * ($1[0] - mean) } / 60
        #expect(relativeDistance([column.mean], [mean]) < 1e-11)
        #expect(relativeDistance([column.scale], [variance.squareRoot()]) < 1e-9)
        let steps = try run.carryOut().steps
        #expect(steps.prefix(5) == ["row-counts", "profile", "recipe", "recipe", "newton"])
    }

    @Test func `says so when no feature varies`() throws {
        let frame = Frame.ofNumbers(
            ["x"], range: 0...1, rows: [[0.5], [0.5], [0.5]], labels: [0, 1, 0])
        #expect(throws: FoldError.noColumns) {
            try pipeline([frame], .ofNumbers(["x"], range: 0...1))
        }
    }
}
