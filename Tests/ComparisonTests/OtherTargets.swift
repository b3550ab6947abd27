import Comparison
import Documents
import Federation
import FederationTesting
import Learning

/// Whole runs over classes and over amounts, with every institution's own comparison.
struct OtherTargets {
    let study: Study
    let outcome: RunOutcome
    let pooled: RunOutcome
    let homes: [HomeComparison]

    static let grades = ["none", "mild", "severe"]

    static let classes = Result {
        try OtherTargets(
            StudyFixture().classes(grades).study(),
            SampleRows(900, seed: 81, target: .classes(grades)).frame.split(
                shares: [4, 3, 2], seed: 3))
    }

    static let amounts = Result {
        let rows = SampleRows(
            900, seed: 82, target: .amount(range: 0...60), rowsPerEntity: 5
        ).frame
        return try OtherTargets(
            StudyFixture().amount(0...60).study(),
            [0..<400, 400..<700, 700..<900].map { rows.selecting(Array($0)) })
    }

    private init(_ study: Study, _ frames: [Frame]) throws {
        self.study = study
        let run = PlainRun(study, frames)
        let outcome = try run.carryOut().outcome
        self.outcome = outcome
        pooled = try PlainRun(study, [Frame.joined(frames)]).carryOut().outcome
        homes = try run.institutions.map {
            try HomeComparison(outcome.models, study: study, rows: $0)
        }
    }

    /// As a rehearsal shows it.
    var report: ComparisonReport {
        ComparisonReport(
            outcome, pooled: pooled, run: "rehearsal", bytes: 1000,
            institutions: homes.map(\.figures), countStep: 1)
    }

    /// As it may be published.
    var published: ComparisonReport {
        ComparisonReport(
            outcome, run: "0f3a9c4417de8b2250aa61f0c3d7e914", bytes: 1000,
            institutions: homes.map {
                $0.figures.published(smallestCell: study.privacy.smallestCell)
            })
    }

    var context: ReportContext {
        ReportContext(study: study, outcome: outcome, departures: [])
    }

    /// The page of the first institution, for its own eyes.
    var ownPage: String {
        let own = homes[0]
        let context = ReportContext(
            study: study, outcome: outcome, departures: [], reader: .institution(own.figures.name),
            decisions: own.comparison.decisions)
        let report = ComparisonReport(
            outcome, run: "0f3a9c4417de8b2250aa61f0c3d7e914", bytes: 1000,
            institutions: [own.figures])
        return ReportPage(report, in: context).html
    }
}
