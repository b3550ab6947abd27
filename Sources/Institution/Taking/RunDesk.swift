package import Comparison
import Console
package import Federation
import Learning
package import Messaging
import Tabular

/// Puts a node's rows, policy and reports at the service of one run.
package struct RunDesk: Sendable {
    private let home: NodeHome
    private let study: Study
    package let rows: InstitutionRows
    private let tableHash: [UInt8]

    /// Reads the study's rows out of the institution's database.
    package init(home: NodeHome, domain: any Domain.Type, study: Study) throws {
        self.home = home
        self.study = study
        let loaded = try home.data(of: domain).load(study)
        rows = InstitutionRows(
            institution: home.configuration.name.text, loaded: loaded, threads: home.policy.cores)
        tableHash = loaded.tableHash
    }

    package var ability: Participant.Ability {
        let (policy, study, trainingRows) = (home.policy, study, rows.trainingRows)
        let figures: @Sendable (TrainedModels, InstitutionRows) throws -> [UInt8] = {
            models, rows in
            try HomeComparison(models, study: study, rows: rows)
                .published(smallestCell: max(study.privacy.smallestCell, policy.smallestCell))
        }
        return .able(
            Participant.Home(
                rows: rows, tableHash: tableHash, figures: policy.nameOwnFigures ? figures : nil,
                refusal: { question, machine in
                    policy.refusal(of: question, in: machine, trainingRows: trainingRows)
                }))
    }

    /// Writes the model and the institution's own report; returns the page's path.
    package func keep(
        _ outcome: RunOutcome, run: RunID, bytes: Int, departures: [Departure]
    ) throws -> String {
        let own = try HomeComparison(outcome.models, study: study, rows: rows)
        let report = ComparisonReport(
            outcome, run: run.hex, bytes: bytes, institutions: [own.figures])
        let context = ReportContext(
            study: study, outcome: outcome, departures: departures,
            reader: .institution(rows.institution), decisions: own.comparison.decisions)
        try home.folder.write(
            ModelArtefact(outcome.model, study: study).bytes, to: "models/\(run.hex).safetensors")
        let page = "reports/\(run.hex).html"
        try home.folder.write(Array(report.file.utf8), to: "reports/\(run.hex).json")
        try home.folder.write(Array(ReportPage(report, in: context).html.utf8), to: page)
        return home.folder.path(page)
    }
}
