import Comparison
import Documents
import Federation
import FederationTesting
import Institution
import Learning
import Testing

@Suite struct `A cross-fitted run` {
    @Test(arguments: [
        TargetKind.event, .classes(["none", "some", "much"]), .amount(range: 0...100),
    ])
    func `measures a run's models on every row`(kind: TargetKind) throws {
        let fixture =
            switch kind {
            case .event: StudyFixture()
            case .classes(let names): StudyFixture().classes(names)
            case .amount(let range): StudyFixture().amount(range)
            }
        let study = try fixture.setting("split", to: ["kind": "folds", "folds": 3]).study()
        let frames = SampleRows(300, seed: 9, target: kind).frame.cut(intoFolds: 3, seed: 1)
            .split(shares: [1, 1, 1], seed: 2)
        let run = PlainRun(study, frames)
        let outcome = try run.carryOut().outcome
        let home = try HomeComparison(outcome.models, study: study, rows: run.institutions[0])
        #expect(home.comparison.rows == frames[0].rowCount)
        #expect(home.comparison.recalibrated != nil)
        #expect(home.comparison.differences.allSatisfy { $0.method == .crossFitted })
        let report = ComparisonReport(
            outcome, run: "rehearsal", bytes: 0, institutions: [home.figures], countStep: 1)
        #expect(report.federated.metrics.rows == 300)
        #expect(try ComparisonReport(parsing: Array(report.file.utf8)) == report)
        let context = ReportContext(study: study, outcome: outcome, departures: [])
        let page = ReportPage(report, in: context).html
        #expect(page.contains("cross-fitted over 3 folds") && page.contains("Cross-fitting"))
        #expect(page.contains("mean within folds") == (kind.classCount != nil))
        let table = TerminalTable(report, in: context).text
        #expect(table.contains("cross-fitted over 3 folds"))
        #expect(!table.contains("hold-out rows\n"))
        #expect(context.roc.isEmpty)
    }

    /// The mean of the folds' areas, and not the area of all rows' scores.
    @Test func `gives the federation's AUC as the mean within folds`() throws {
        let study = try StudyFixture().setting("split", to: ["kind": "folds", "folds": 3]).study()
        let frames = SampleRows(300, seed: 9).frame.cut(intoFolds: 3, seed: 1)
            .split(shares: [1, 1, 1], seed: 2)
        let run = PlainRun(study, frames)
        let outcome = try run.carryOut().outcome
        let homes = try run.institutions.map {
            try HomePredictions(models: outcome.models, study: study, rows: $0)
        }
        let parts = (0..<3).map { fold in
            let rows = homes.map { home in
                home.targets.indices.filter { home.folds?.ofRow[$0] == fold }
            }
            return ScoredRows(
                labels: zip(homes, rows).flatMap { home, rows in rows.map { home.labels[$0] } },
                probabilities: zip(homes, rows).flatMap { home, rows in
                    rows.map { home.federated[$0] }
                })
        }
        let exact = try WithinFolds.mean(parts) { ranking throws(MetricError) in
            try ranking.auc()
        }
        let metrics = ModelFigures(outcome).metrics
        let bracket = try #require(metrics.aucBracket)
        #expect(bracket.low <= exact && exact <= bracket.high)
        #expect(metrics.calibrationSlope.interval == nil && metrics.calibrationSlope.number != nil)
    }

    @Test func `rehearsed has the pooled model's figures beside its own`() throws {
        let study = try StudyFixture().setting("split", to: ["kind": "folds", "folds": 3]).study()
        let frames = SampleRows(300, seed: 9).frame.cut(intoFolds: 3, seed: 1)
            .split(shares: [1, 1, 1], seed: 2)
        let result = try Rehearsal(
            study: study, institutions: PlainRun(study, frames).institutions
        ).run(say: { _ in })
        let (own, pooled) = (result.outcome.models, result.pooled.models)
        for (one, other) in zip(own.withoutFold, pooled.withoutFold) {
            let gaps = zip(one.coefficients, other.coefficients).map { abs($0 - $1) }
            #expect(gaps.allSatisfy { $0 < 1e-8 })
        }
        #expect(result.report.pooled?.metrics.rows == 300)
        #expect(result.report.institutions.count == 3)
    }
}
