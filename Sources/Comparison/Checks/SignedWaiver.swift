import Documents

/// A waiver as a report shows it: what was accepted, by whom and why, and where it is signed.
package struct SignedWaiver: Sendable, Hashable {
    package let check: String
    package let feature: String?
    package let reason: String
    package let who: String
    /// The institution whose approval holds it; nil for a waiver of the study, which all signed.
    package let approval: String?

    package init(
        check: String, feature: String?, reason: String, who: String, approval: String? = nil
    ) {
        self.check = check
        self.feature = feature
        self.reason = reason
        self.who = who
        self.approval = approval
    }
}

extension SignedWaiver {
    static let keys = ["check", "feature", "reason", "who", "approval"]

    var json: JSONValue {
        [
            "check": .string(check), "feature": feature.map { .string($0) } ?? .null,
            "reason": .string(reason), "who": .string(who),
            "approval": approval.map { .string($0) } ?? .null,
        ]
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        self.init(
            check: try reader.string("check"),
            feature: try reader.isNull("feature") ? nil : reader.string("feature"),
            reason: try reader.string("reason"), who: try reader.string("who"),
            approval: try reader.isNull("approval") ? nil : reader.string("approval"))
    }
}
