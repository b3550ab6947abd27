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
    private let waivers: [QualityWaiver]

    /// Reads the rows out of one snapshot of the database.
    package init(
        _ data: InstitutionData, study: Study, institution: String, threads: Int
    ) throws {
        loader = try StudyRequests(study, domain: data.domain).loader
        loaded = try data.load(study)
        query = try data.query(study)
        rows = InstitutionRows(institution: institution, loaded: loaded, threads: threads)
        waivers = study.waivers.map { QualityWaiver($0) }
        let check = QualityCheck(
            schema: loader.resolver.schema, fieldChecks: [], studyChecks: data.domain.studyChecks)
        report = QualityReport(results: check.rows(loaded, of: loader)).waived(by: waivers)
    }

    /// The institution beside all others together, once the federation's profile is known.
    package func againstRest(_ model: TrainedModel) throws -> QualityReport {
        try InstitutionAgainstRest(rows, model: model, study: loader).report.waived(by: waivers)
    }

    /// Both reports as one, also settled by the institution's own `approval`.
    package func report(
        after model: TrainedModel, approval: [Waiver] = []
    ) throws -> QualityReport {
        QualityReport(results: report.results + (try againstRest(model)).results)
            .waived(by: approval.map { QualityWaiver($0) })
    }
}
