import Comparison
import Documents
import Federation
import FederationTesting
import Learning

/// A whole run of three institutions whose entities are watched, and its reports.
struct WatchedRun {
    let study: Study
    let outcome: RunOutcome
    let institutions: [InstitutionRows]

    static let frame = Frame.watched(2_000, seed: 23)
    static let standard = Result { try WatchedRun() }

    init(
        _ fixture: StudyFixture = .watched(), frame: Frame = WatchedRun.frame
    ) throws {
        study = try fixture.study()
        let run = PlainRun(study, frame.dealt(to: 3))
        institutions = run.institutions
        outcome = try run.carryOut().outcome
    }

    /// As it may be published.
    var report: ComparisonReport {
        ComparisonReport(
            outcome, run: "0f3a9c4417de8b2250aa61f0c3d7e914", bytes: 1000, institutions: [])
    }

    var context: ReportContext {
        ReportContext(study: study, outcome: outcome, departures: [])
    }

    /// The first institution's own alarms; its rows are called by their numbers.
    func own() throws -> HomeAlarms? {
        let rows = institutions[0]
        return try HomeAlarms(
            outcome, rows: rows, keys: rows.frame.targets.indices.map { "row-\($0)" })
    }

    func comparison(at place: Int) throws -> HomeComparison {
        try HomeComparison(outcome.models, study: study, rows: institutions[place])
    }
}
