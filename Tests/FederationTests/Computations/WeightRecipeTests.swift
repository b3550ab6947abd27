import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `A recipe with weights of evidence` {
    static let frame = SampleRows(900, seed: 12, holdout: 100).frame
    static let weights: JSONValue = [
        "step": "woe", "binShare": 60, "binEvents": 15, "missingPolicy": "worst",
    ]
    static let fixture = StudyFixture().setting("recipe", to: [weights])

    private func pipeline(
        _ frames: [Frame], _ fixture: StudyFixture = Self.fixture
    ) throws -> FeaturePipeline {
        try PlainRun(fixture.study(), frames).train().pipeline
    }

    @Test(arguments: [[1, 1, 1], [30, 2, 1, 1], [1, 0, 4]])
    func `has the same bits however rows are spread`(shares: [Int]) throws {
        let pooled = try pipeline([Self.frame])
        let federated = try pipeline(Self.frame.split(shares: shares, seed: 5))
        #expect(federated == pooled)
        #expect(pooled.binnings.count == 4)
        #expect(pooled.binnings.filter { $0.binning.unusable == nil }.count > 2)
    }

    @Test func `asks for class counts by cell, and for no sums of a recipe`() throws {
        let steps = try PlainRun(
            Self.fixture.study(), Self.frame.split(shares: [3, 2, 1], seed: 1)
        ).carryOut().steps
        #expect(steps.prefix(4) == ["row-counts", "profile", "class-cells", "newton"])
        let mixed = Self.fixture.setting(
            "recipe", to: [["step": "woe", "features": ["purpose"]], ["step": "impute"]])
        let others = try PlainRun(mixed.study(), [Self.frame]).carryOut().steps
        #expect(others.prefix(4) == ["row-counts", "profile", "class-cells", "recipe"])
    }

    @Test func `counts every training row once, a value on an edge to the right`() throws {
        let x = FeatureSpecification(name: "x", kind: .number(range: 0...10, edges: [5]))
        let rows = 0..<400
        let values = rows.map { [5.0, 4.75, 12, -3][$0 % 4] }
        let labels = rows.map { UInt8(($0 / 4) % ($0 % 2 == 0 ? 2 : 4) == 0 ? 1 : 0) }
        let frame = Frame(
            columns: [
                FrameColumn(
                    specification: x, values: values,
                    states: [UInt8](repeating: 0, count: rows.count))
            ], labels: labels, parts: rows.map { _ in .training }, entities: Array(rows))
        let fixture = StudyFixture.ofNumbers(["x"], range: 0...10, edges: [5])
            .setting("recipe", to: [["step": "woe"]])
        let pipeline = try pipeline(frame.split(shares: [2, 1, 1], seed: 3), fixture)
        let binning = try #require(pipeline.binnings.first)
        #expect(binning.edges == [5])
        #expect(binning.binNames == ["below 5", "from 5"])
        #expect(binning.binning.bins.map(\.counts.rows) == [200, 200])
        #expect(binning.binning.bins.map(\.counts.events) == [50, 100])
        let column = pipeline.columns[0]
        #expect(column.name == "x WOE")
        #expect(column.value(5, state: 0) == binning.binning.bins[1].weight)
        #expect(column.value(5.0.nextDown, state: 0) == binning.binning.bins[0].weight)
        #expect(column.value(-1e9, state: 0) == binning.binning.bins[0].weight)
        #expect(column.value(1e9, state: 0) == binning.binning.bins[1].weight)
    }

    @Test func `serves the weights that its table prints`() throws {
        let pipeline = try pipeline(Self.frame.split(shares: [3, 2, 1], seed: 2))
        let tenure = try #require(
            pipeline.binnings.first { $0.specification.name == "tenure" })
        let column = try #require(pipeline.columns.first { $0.feature == "tenure" })
        let binning = tenure.binning
        #expect(column.value(0, state: FrameColumn.missing) == binning.missing.weight)
        #expect(column.value(0, state: FrameColumn.firstSpecial) == binning.specials[0].weight)
        for (start, bin) in zip([-1] + tenure.edges, binning.bins) {
            #expect(column.value(start, state: FrameColumn.value) == bin.weight)
        }
        let purpose = try #require(pipeline.columns.first { $0.feature == "purpose" })
        let table = try #require(
            pipeline.binnings.first { $0.specification.name == "purpose" })
        for bin in table.binning.bins {
            for level in bin.members {
                #expect(purpose.value(Double(level), state: FrameColumn.value) == bin.weight)
            }
        }
    }

    @Test func `keeps ordered codes in their order, and follows their sign`() throws {
        let fixture = Self.fixture.setting("features.3.order", to: true)
            .setting("features.3.sign", to: "-").setting("features.3.edges", to: [])
        let table = try #require(
            try pipeline([Self.frame], fixture).binnings.first {
                $0.specification.name == "purpose"
            })
        #expect(table.binning.direction == .falling)
        let members = table.binning.bins.flatMap(\.members)
        #expect(members == [0, 1, 2, 3, 4])
        let shares = table.binning.bins.map { Double($0.counts.events) / Double($0.counts.rows) }
        #expect(zip(shares, shares.dropFirst()).allSatisfy(>))
    }

    @Test func `is fitted alike under masks, losses and crashes`() async throws {
        let recipe: JSONValue = [
            ["step": "winsorise", "refine": true],
            ["step": "woe", "features": ["purpose", "tenure"], "binEvents": 10],
            ["step": "impute", "refine": true], ["step": "spline"], ["step": "standardise"],
        ]
        let study = StudyFixture().averaging(rounds: 1).setting("recipe", to: recipe)
            .setting("evaluation.subgroups", to: []).setting("split.validation", to: 0)
        let rows = SampleRows(400, seed: 3, holdout: 0, validation: 0)
        let history = try await FederationSimulation(
            seed: 4, study: study, rows: rows, faults: .everything
        ).run()
        let pipeline = try #require(history.machine.outcome).model.pipeline
        let shares = history.members.map(\.rows.frame)
        #expect(try PlainRun(study.study(), shares).train().pipeline == pipeline)
        #expect(pipeline.binnings.count == 2 && !pipeline.quantiles.isEmpty)
        #expect(history.refusals.isEmpty)
    }

    @Test func `makes the same bits of one row as of a batch`() throws {
        let pipeline = try pipeline(Self.frame.split(shares: [7, 2, 1], seed: 5))
        let batch = try pipeline.apply(to: Self.frame, rows: Array(0..<Self.frame.rowCount))
        for row in [0, 17, 230, 499] {
            let one = try pipeline.apply(to: Self.frame.selecting([row]), rows: [0])
            #expect(Array(batch.row(row)) == one.values)
        }
    }

    @Test func `standardises its weights over all training rows`() throws {
        let fixture = Self.fixture.setting("recipe", to: [Self.weights, ["step": "standardise"]])
        let pipeline = try pipeline(Self.frame.split(shares: [7, 2, 1], seed: 5), fixture)
        let design = try pipeline.apply(to: Self.frame, rows: Self.frame.rows(in: .training))
        let count = Double(design.rowCount)
        for column in 1..<design.columnCount {
            let values = (0..<design.rowCount).map {
                design.row($0)[$0 * design.columnCount + column]
            }
            #expect(abs(values.reduce(0, +) / count) < 1e-12)
            #expect(abs(values.reduce(0) { $0 + $1 * $1 } / count - 1) < 1e-12)
            #expect(values.allSatisfy { abs($0) <= pipeline.bounds[column] })
        }
    }

    @Test func `leaves a feature out that no cut can use, with its reason`() throws {
        let fixture = Self.fixture.setting(
            "recipe",
            to: [
                ["step": "woe", "features": ["amount"], "binEvents": 500],
                ["step": "woe", "features": ["purpose"], "binEvents": 15],
            ])
        let pipeline = try pipeline([Self.frame], fixture)
        #expect(pipeline.binnings.map(\.specification.name) == ["amount", "purpose"])
        #expect(pipeline.binnings.map(\.binning.unusable) == [.noAdmissibleSplit, nil])
        #expect(pipeline.dropped.map(\.name) == ["amount WOE"])
        #expect(
            pipeline.dropped.map(\.reason)
                == ["no two bins hold rows, events and non-events enough"])
        #expect(!pipeline.columnNames.contains("amount WOE"))
        #expect(pipeline.columnNames.contains("purpose WOE"))
    }

    @Test func `freezes its tables into the model's file`() throws {
        let study = try Self.fixture.study()
        let run = PlainRun(study, Self.frame.split(shares: [3, 2, 1], seed: 2))
        let model = try run.train()
        let text = String(decoding: ModelArtefact(model, study: study).bytes, as: UTF8.self)
        for word in [
            #"\"kind\":\"weight-of-evidence\""#, #"\"binnings\":[{\"feature\":\"amount\""#,
            #"\"informationValue\":"#, #"\"freeInformationValue\":"#, #"\"basis\":\"own\""#,
        ] {
            #expect(text.contains(word), "\(word)")
        }
        let plain = try PlainRun(StudyFixture().study(), run.institutions.map(\.frame)).train()
        let other = ModelArtefact(plain, study: try StudyFixture().study())
        #expect(!String(decoding: other.bytes, as: UTF8.self).contains("binnings"))
    }

    @Test func `can be trained alone by a small institution, or says why not`() throws {
        let study = try Self.fixture.study()
        let small = Self.frame.selecting(Array(0..<40))
        let rows = InstitutionRows(institution: "alder", frame: small)
        guard case .constant(_, let reason) = try rows.localBaseline(study).model else {
            Issue.record("forty rows hold no admissible bins")
            return
        }
        #expect(reason == FoldError.noColumns.description)
    }
}
