package import Comparison
import Console
package import Federation
import Learning
package import Messaging
package import Tabular

/// Puts a node's rows, policy and reports at the service of one run.
package struct RunDesk: Sendable {
    private let home: NodeHome
    private let study: Study
    private let own: StudyRows
    private let policy: Policy
    /// What the institution waived with its approval.
    private let approval: [Waiver]

    package var rows: InstitutionRows { own.rows }

    /// Reads the study's rows out of the institution's database.
    package init(
        home: NodeHome, domain: any Domain.Type, study: Study, approval: [Waiver] = []
    ) throws {
        self.home = home
        self.study = study
        self.approval = approval
        policy = try home.policy(inRunsOf: study.digest)
        own = try StudyRows(
            home.data(of: domain), study: study, institution: home.configuration.name.text,
            threads: policy.cores)
    }

    /// What the institution computes with in a run that its policy `judges`.
    package func ability(
        _ judge: RunPolicy, run: RunID, ledger: Ledger
    ) throws -> Participant.Ability {
        let cohort = try home.cohort(own, members: judge.memberIDs)
        let accepts = approval.contains { $0.check == CohortHistory.waiver }
        let history: @Sendable () throws -> CohortHistory = {
            CohortHistory(
                own: cohort, earlier: try ledger.answeredCohorts(besides: run),
                acceptsMemberDifference: accepts)
        }
        if let refusal = judge.refusal(of: try history()) { return .unable(refusal) }
        try ledger.keep(cohort, run: run)
        return able(judge, history)
    }

    private func able(
        _ judge: RunPolicy, _ history: @escaping @Sendable () throws -> CohortHistory
    ) -> Participant.Ability {
        let (policy, study, rows) = (policy, study, rows)
        let (own, approval) = (own, approval)
        let figures: @Sendable (TrainedModels, InstitutionRows) throws -> [UInt8] = {
            models, rows in
            try HomeComparison(models, study: study, rows: rows).published(
                smallestCell: max(study.privacy.smallestCell, policy.smallestCell),
                checks: own.report(after: models.final, approval: approval).signals)
        }
        return .able(
            Participant.Home(
                rows: rows, tableHash: own.loaded.tableHash,
                figures: policy.nameOwnFigures ? figures : nil,
                decision: { question, machine in
                    // Another run may have been answered since this one was accepted.
                    judge.decision(
                        on: PolicyCase.Asked(
                            question, in: machine, ownRows: rows.trainingRows, rows: rows),
                        cohorts: machine.finishedRounds == 0 ? try history() : nil)
                }))
    }

    /// What of the rows warns beside all others', a line each; nil before the federation's profile is
    /// known.
    package func warningsAgainstRest(_ machine: RoundMachine) throws -> [String]? {
        guard let profile = machine.profile, let totals = machine.rowTotals else { return nil }
        return try own.againstRest(profile, totals, approval: approval).openLines
    }

    /// What the institution keeps of a finished run.
    package struct Kept: Sendable {
        /// The page's path.
        package let page: String
        /// What of its rows, alone or beside the others', still warns; nil where nothing does.
        package let warningSummary: String?
    }

    /// Writes the model and the institution's own report.
    package func keep(
        _ outcome: RunOutcome, run: RunID, bytes: Int, departures: [Departure],
        documents: RunDocuments? = nil
    ) throws -> Kept {
        let home = try HomeComparison(outcome.models, study: study, rows: rows)
        let quality = try own.report(after: outcome.model, approval: approval)
        let report = ComparisonReport(
            outcome, run: run.hex, bytes: bytes, institutions: [home.figures]
        ).with(
            checks: ChecksReport(
                study, totals: outcome.model.totals, documents: documents,
                findings: quality.findings, own: rows.population,
                absence: try own.absence(after: outcome.model)),
            signals: [rows.institution: quality.signals])
        let context = ReportContext(
            study: study, outcome: outcome, departures: departures,
            reader: .institution(rows.institution), decisions: home.comparison.decisions,
            ownAlarms: try HomeAlarms(outcome, rows: rows, keys: own.loaded.rowKeys))
        let folder = self.home.folder
        try folder.write(
            ModelArtefact(outcome.model, study: study).bytes, to: "models/\(run.hex).safetensors")
        let page = "reports/\(run.hex).html"
        try folder.write(Array(report.file.utf8), to: "reports/\(run.hex).json")
        try folder.write(Array(ReportPage(report, in: context).html.utf8), to: page)
        return Kept(page: folder.path(page), warningSummary: quality.openSummary)
    }
}
