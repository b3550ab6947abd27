package import Federation
import Messaging

extension ChecksReport {
    /// What the study waives, and what each member waived and proved with its approval.
    ///
    /// `documents` are those of the run; nil in a rehearsal, which has no approvals. `findings` are
    /// an institution's own, at home, and so are its `population` and `absence`.
    package init(
        _ study: Study, totals: RowTotals, documents: RunDocuments?,
        findings: [CheckFinding] = [], own population: PopulationCounts? = nil,
        absence: TellingAbsence? = nil
    ) {
        var waivers = study.waivers.map { SignedWaiver($0, approval: nil) }
        var timeTravel: [SignedTimeTravel] = []
        for (name, approval) in documents?.memberApprovals ?? [] {
            waivers += approval.waivers.map { SignedWaiver($0, approval: name.text) }
            if let certificate = approval.timeTravel {
                timeTravel.append(SignedTimeTravel(certificate, of: name.text))
            }
        }
        self.init(
            waivers: waivers, timeTravel: timeTravel, findings: findings,
            waits: WaitingCell.all(of: study, federation: totals.population, own: population),
            absence: absence)
    }
}

extension SignedTimeTravel {
    fileprivate init(_ certificate: TimeTravelCertificate, of institution: String) {
        self.init(
            institution: institution, verdict: certificate.verdict.rawValue,
            rows: certificate.rows, tables: certificate.tables, attested: certificate.attested)
    }
}

extension SignedWaiver {
    fileprivate init(_ waiver: Waiver, approval: String?) {
        self.init(
            check: waiver.check, feature: waiver.feature, reason: waiver.reason, who: waiver.who,
            approval: approval)
    }
}
