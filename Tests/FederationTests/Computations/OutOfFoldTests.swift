import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Predictions out of fold` {
    private static let frames = SampleRows(360, seed: 7).frame.cut(intoFolds: 3, seed: 3)
        .split(shares: [4, 3, 2], seed: 5)

    private func study() throws -> Study {
        try StudyFixture().setting("split", to: ["kind": "folds", "folds": 3]).study()
    }

    private func homes(_ frames: [Frame]) throws -> (RunOutcome, [HomePredictions]) {
        let run = PlainRun(try study(), frames)
        let outcome = try run.carryOut().outcome
        return (
            outcome,
            try run.institutions.map {
                try HomePredictions(models: outcome.models, study: outcome.study, rows: $0)
            }
        )
    }

    @Test func `are there for every row, by the model without its fold`() throws {
        let (outcome, homes) = try homes(Self.frames)
        for (frame, home) in zip(Self.frames, homes) {
            #expect(home.targets == frame.targets && home.folds == frame.folds)
            for (fold, rows) in try #require(frame.folds).rows.enumerated() {
                let model = outcome.models.withoutFold[fold]
                let design = try model.pipeline.apply(to: frame, rows: rows)
                let expected = TargetKind.event.predictions(model.predictors(design))
                #expect(rows.map { home.federated[$0] } == expected)
            }
        }
    }

    /// A fold's own outcomes reach neither the recipe nor the model that it is measured by.
    @Test func `don't move with the outcomes of their own fold`() throws {
        let turned = Self.frames.map { frame in
            Frame(
                columns: frame.columns,
                targets: frame.targets.indices.map { row in
                    frame.folds?.ofRow[row] == 1 ? 1 - frame.targets[row] : frame.targets[row]
                },
                targetKind: .event, parts: frame.parts, entities: frame.entities,
                folds: frame.folds)
        }
        let (_, before) = try homes(Self.frames)
        let (_, after) = try homes(turned)
        for (index, frame) in Self.frames.enumerated() {
            let rows = try #require(frame.folds).rows
            func said(_ home: HomePredictions, _ fold: Int) -> [[Double]] {
                [home.federated, home.local].map { all in rows[fold].map { all[$0] } }
            }
            #expect(said(before[index], 1) == said(after[index], 1))
            #expect(said(before[index], 0)[0] != said(after[index], 0)[0])
        }
    }

    @Test func `are recalibrated by what is said of the other folds`() throws {
        let (_, homes) = try homes(Self.frames)
        let home = homes[0]
        let logits = home.federated.map { ElementaryFunctions.logit($0) }
        let recalibrated = try #require(home.recalibrated)
        for (fold, rows) in try #require(home.folds).rows.enumerated() {
            let others = home.targets.indices.filter { home.folds?.ofRow[$0] != fold }
            let fit = RecalibrationFit(
                labels: others.map { home.labels[$0] },
                linearPredictors: others.map { logits[$0] })
            let expected = rows.map {
                ElementaryFunctions.sigmoid(fit.recalibration.apply(logits[$0]))
            }
            #expect(relativeDistance(rows.map { recalibrated[$0] }, expected) < 1e-9)
        }
    }

    @Test func `make the federation's tables, whole and fold by fold`() throws {
        let (outcome, homes) = try homes(Self.frames)
        let layout = ScoreTableLayout(thresholds: [0.2, 0.5])
        func table(_ model: (HomePredictions) -> [Double], fold: Int?) -> ModelTable {
            let rows = homes.map { home in
                home.targets.indices.filter { fold == nil || home.folds?.ofRow[$0] == fold }
            }
            let pairs = zip(homes, rows)
            return .event(
                ScoreTable(
                    ScoredRows(
                        labels: pairs.flatMap { home, rows in rows.map { home.labels[$0] } },
                        probabilities: pairs.flatMap { home, rows in
                            rows.map { model(home)[$0] }
                        }), layout: layout))
        }
        let tables = outcome.tables
        #expect(tables.federated == table(\.federated, fold: nil))
        #expect(tables.local == table(\.local, fold: nil))
        #expect(tables.recalibrated == table({ $0.recalibrated ?? [] }, fold: nil))
        for fold in 0..<3 {
            #expect(tables.folds?.federated[fold] == table(\.federated, fold: fold))
            #expect(tables.folds?.local[fold] == table(\.local, fold: fold))
        }
        #expect(outcome.models.heldOutRows == 360 && tables.federated.rowCount == 360)
        guard case .found(let slope)? = outcome.calibration?.slope else {
            Issue.record("calibration is fitted on all rows")
            return
        }
        #expect(slope.rows == 360)
    }

    @Test func `of an institution without rows in a fold are those of its other rows`() throws {
        var frames = Self.frames
        let frame = frames[0]
        frames.append(frame.selecting(try #require(frame.folds).rows[2]))
        let (outcome, homes) = try homes(frames)
        #expect(homes[3].targets.count == frame.folds?.rows[2].count)
        // Its only fold is held out, so its baseline without that fold knows nothing: ½.
        #expect(homes[3].local.allSatisfy { $0 == 0.5 })
        #expect(outcome.tables.federated.rowCount == 360 + homes[3].targets.count)
    }
}
