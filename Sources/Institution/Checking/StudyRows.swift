package import Comparison
package import Federation
package import Messaging
package import Tabular

/// The rows that an institution brings to a study, with what its checks say of them.
package struct StudyRows: Sendable {
    package let rows: InstitutionRows
    package let loaded: LoadedFrame
    /// What the rows say of themselves, the study's waivers settled.
    package let report: QualityReport
    /// SHA-256 of the statements that they were read with.
    package let query: Digest
    private let loader: FrameLoader
    private let tells: DefinitionTells
    private let waivers: [QualityWaiver]

    /// Reads the rows out of one snapshot of the database.
    package init(
        _ data: InstitutionData, study: Study, institution: String, threads: Int
    ) throws {
        let loader = try StudyRequests(study, domain: data.domain).loader
        let loaded = try data.load(study)
        let check = QualityCheck(
            schema: loader.resolver.schema, fieldChecks: [], studyChecks: data.domain.studyChecks)
        let report = QualityReport(results: check.rows(loaded, of: loader))
            .waived(by: study.waivers.map { QualityWaiver($0) })
        try self.init(
            data, study: study, loader: loader, loaded: loaded, report: report,
            rows: InstitutionRows(institution: institution, loaded: loaded, threads: threads))
    }

    /// The same after the whole of `check`, whose report they bring along. Throws a `CheckFailure`
    /// where something fails that the study doesn't waive.
    package init(
        checking data: InstitutionData, study: Study, institution: String, threads: Int
    ) throws {
        let (report, loaded) = try data.inspect(study)
        guard let loaded, !report.isBlocked else {
            throw CheckFailure([.init(institution: institution, lines: report.blockingLines)])
        }
        try self.init(
            data, study: study, loader: StudyRequests(study, domain: data.domain).loader,
            loaded: loaded, report: report,
            rows: InstitutionRows(institution: institution, loaded: loaded, threads: threads))
    }

    private init(
        _ data: InstitutionData, study: Study, loader: FrameLoader, loaded: LoadedFrame,
        report: QualityReport, rows: InstitutionRows
    ) throws {
        query = try data.query(study)
        self.rows = rows
        self.loaded = loaded
        self.report = report
        self.loader = loader
        tells = data.domain.tells
        waivers = study.waivers.map { QualityWaiver($0) }
    }

    /// The institution beside all others together, as soon as the federation's profile is known;
    /// also settled by the institution's own `approval`.
    package func againstRest(
        _ profile: FederatedProfile, _ totals: RowTotals, approval: [Waiver] = []
    ) throws -> QualityReport {
        try compared(profile, totals).report
            .waived(by: waivers + approval.map { QualityWaiver($0) })
    }

    /// What is absent here and not elsewhere, or the reverse, if anything.
    package func absence(after model: TrainedModel) throws -> TellingAbsence? {
        try compared(model.profile, model.totals).mostTellingAbsence.map { TellingAbsence($0) }
    }

    private func compared(
        _ profile: FederatedProfile, _ totals: RowTotals
    ) throws -> InstitutionAgainstRest {
        try InstitutionAgainstRest(
            rows, profile: profile, totals: totals, study: loader, tells: tells)
    }

    /// Both reports as one, also settled by the institution's own `approval`.
    package func report(
        after model: TrainedModel, approval: [Waiver] = []
    ) throws -> QualityReport {
        let compared = try againstRest(model.profile, model.totals, approval: approval)
        return QualityReport(
            results: report.waived(by: approval.map { QualityWaiver($0) }).results
                + compared.results)
    }
}
