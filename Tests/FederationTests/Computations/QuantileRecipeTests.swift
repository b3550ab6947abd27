import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `A recipe with quantiles` {
    static let frame = SampleRows(900, seed: 21, holdout: 100).frame
    static let frames = frame.split(shares: [5, 3, 1], seed: 4)

    private func model(
        _ recipe: JSONValue, _ frames: [Frame] = Self.frames
    ) throws -> TrainedModel {
        try PlainRun(StudyFixture().setting("recipe", to: recipe).study(), frames).train()
    }

    private func column(_ name: String, _ model: TrainedModel) throws -> PipelineColumn {
        try #require(model.pipeline.columns.first { $0.name == name })
    }

    @Test func `puts numbers onto the federation's quantiles`() throws {
        let model = try model([["step": "winsorise", "share": 50]])
        let amount = try column("amount", model)
        let profile = try #require(model.profile.feature(named: "amount"))
        let ends = try [0.05, 0.95].map { try #require(profile.quantile($0, smallestCell: 5)) }
        #expect(ends[0] > 1000 && ends[1] < 50_000)
        #expect(amount.value(0, state: FrameColumn.value) == ends[0])
        #expect(amount.value(1e9, state: FrameColumn.value) == ends[1])
        #expect(amount.value(20_000, state: FrameColumn.value) == 20_000)
    }

    @Test func `finds the same quantiles, bit for bit, however rows are spread`() throws {
        let recipe: JSONValue = [
            ["step": "winsorise", "refine": true], ["step": "impute", "refine": true],
            ["step": "spline", "refine": true],
        ]
        let federated = try model(recipe).pipeline
        let pooled = try model(recipe, [Self.frame]).pipeline
        #expect(federated == pooled)
    }

    /// The median's cell is cut into 64, so that its error falls to a 64th of the cell's width.
    @Test func `looks for a refined median in finer cells`() throws {
        let plain = try model([["step": "impute"]])
        let refined = try model([["step": "impute", "refine": true]])
        let known = Self.frame.rows(in: .training)
        let source = try #require(Self.frame.column(named: "amount"))
        let values = known.filter { source.states[$0] == 0 }.map { source.values[$0] }.sorted()
        let exact = values[(values.count - 1) / 2]
        let feature = try #require(refined.profile.feature(named: "amount"))
        let histogram = try #require(feature.histogram)
        let cell = try #require(histogram.cell(reaching: 0.5))
        #expect(feature.refined.map(\.cell) == [cell])
        #expect(feature.refined[0].counts.reduce(0, +) == histogram.counts[cell])
        let width = histogram.bounds[cell + 1] - histogram.bounds[cell]
        func median(_ model: TrainedModel) throws -> Double {
            try column("amount", model).value(0, state: FrameColumn.missing)
        }
        let (refinedMedian, plainMedian) = (try median(refined), try median(plain))
        #expect(abs(refinedMedian - exact) <= 8 * width / 64)
        #expect(plainMedian == feature.quantile(0.5))
        #expect(plain.profile.features.allSatisfy { $0.refined.isEmpty })
    }

    @Test func `notes each quantile down with how far it may be off`() throws {
        let recipe: JSONValue = [["step": "winsorise", "features": ["amount"], "share": 50]]
        let study = try StudyFixture().setting("recipe", to: recipe).study()
        let model = try PlainRun(study, Self.frames).train()
        let notes = model.pipeline.quantiles
        #expect(
            notes.map(\.feature) == ["amount", "amount"] && notes.map(\.share) == [0.05, 0.95])
        let edges: [Double] = [1000, 2000, 5000, 10_000, 20_000, 30_000, 40_000, 50_000]
        for note in notes {
            let cell = try #require(edges.lastIndex { $0 < note.value })
            #expect(note.cellWidth == edges[cell + 1] - edges[cell])
            #expect(note.cellShare > 0.01 && note.cellShare < 0.5)
        }
        let text = String(decoding: ModelArtefact(model, study: study).bytes, as: UTF8.self)
        #expect(text.contains(#"\"quantiles\":[{\"feature\":\"amount\",\"share\":0.05"#))
    }

    @Test func `asks the profile a second time only for finer cells`() throws {
        let study = try StudyFixture().setting(
            "recipe", to: [["step": "impute", "refine": true]]
        ).study()
        let steps = try PlainRun(study, Self.frames).carryOut().steps
        #expect(steps.prefix(4) == ["row-counts", "profile", "profile", "recipe"])
    }

    @Test func `leaves a cell whole that holds few rows`() throws {
        let few = Self.frame.selecting(Self.frame.rows(in: .training).prefix(100).map { $0 })
        let model = try model([["step": "impute", "refine": true]], [few])
        #expect(model.profile.features.allSatisfy { $0.refined.isEmpty })
    }

    /// The fullest cell of tenure is [2, 5) or another; its lower end stands for gaps.
    @Test func `fills gaps with the commonest value`() throws {
        let model = try model([["step": "impute", "statistic": "mode"]])
        let tally = try #require(model.profile.feature(named: "tenure")).tally
        let cells = Array(tally.cells.dropFirst().dropLast())
        let most = try #require(cells.max())
        let fullest = try #require(cells.firstIndex(of: most))
        let lower: [Double] = [0, 1, 2, 5, 10, 20]
        let filled = try column("tenure", model).value(0, state: FrameColumn.missing)
        #expect(filled == lower[fullest])
    }

    @Test func `scales by median and quartiles where it is to be robust`() throws {
        let model = try model([
            ["step": "clip"], ["step": "log", "features": ["amount"]], ["step": "impute"],
            ["step": "standardise", "robust": true],
        ])
        let profile = try #require(model.profile.feature(named: "amount"))
        let cuts = try [0.25, 0.5, 0.75].map { share in
            ElementaryFunctions.log(try #require(profile.quantile(share, smallestCell: 5)) + 1)
        }
        let amount = try column("amount", model)
        #expect(amount.mean == cuts[1] && amount.scale == (cuts[2] - cuts[0]) / 1.349)
        let median = try #require(profile.quantile(0.5, smallestCell: 5))
        #expect(amount.value(median, state: 0) == 0)
        let flag = try column("returning", model)
        #expect(flag.scale == (flag.mean * (1 - flag.mean)).squareRoot())
    }

    /// Nine of ten values lie below the range, so that both quartiles are its lower end.
    @Test func `drops a number whose quartiles are equal, and says so`() throws {
        let frame = Frame.ofNumbers(
            ["x", "y"], range: 1...10,
            rows: (0..<60).map { [$0 % 10 == 0 ? 5 : 0, Double($0) / 6] },
            labels: (0..<60).map { UInt8($0 % 2) })
        let fixture = StudyFixture.ofNumbers(["x", "y"], range: 1...10)
            .setting("recipe", to: [["step": "clip"], ["step": "standardise", "robust": true]])
            .setting("learner.ridge", to: 1)
        let pipeline = try PlainRun(fixture.study(), [frame]).train().pipeline
        #expect(pipeline.columns.map(\.name) == ["y"])
        #expect(pipeline.dropped.map(\.name) == ["x"])
        #expect(pipeline.dropped.map(\.reason) == ["its quartiles are equal"])
    }
}
