package import Federation
import Messaging

extension ChecksReport {
    /// What the study waives and what each member waived with its approval.
    ///
    /// `documents` are those of the run; nil in a rehearsal, which has no approvals. `findings` are
    /// an institution's own, at home.
    package init(
        _ study: Study, documents: RunDocuments?, findings: [CheckFinding] = []
    ) {
        var waivers = study.waivers.map { SignedWaiver($0, approval: nil) }
        for (name, own) in documents?.memberWaivers ?? [] {
            waivers += own.map { SignedWaiver($0, approval: name.text) }
        }
        self.init(waivers: waivers, findings: findings)
    }
}

extension SignedWaiver {
    fileprivate init(_ waiver: Waiver, approval: String?) {
        self.init(
            check: waiver.check, feature: waiver.feature, reason: waiver.reason, who: waiver.who,
            approval: approval)
    }
}
