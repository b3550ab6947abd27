package import Documents

/// A signed statement that a check may warn, with the reason and who says so.
package struct Waiver: Sendable, Hashable {
    package let check: String
    /// Set where the check is `feature`: a feature that is off or protected by default.
    package let feature: String?
    package let reason: String
    package let who: String

    static let keys = ["check", "feature", "reason", "who"]

    package init(check: String, feature: String? = nil, reason: String, who: String) {
        self.check = check
        self.feature = feature
        self.reason = reason
        self.who = who
    }

    init(_ entry: DocumentReader) throws(DocumentError) {
        check = try entry.string("check", maximumLength: 64)
        feature = try entry.optionalString("feature")
        reason = try entry.string("reason")
        who = try entry.string("who", maximumLength: 256)
        guard reason.count >= 3 else {
            throw entry.failure("reason", expected: "a reason", found: "\(reason.count) characters")
        }
    }

    package var json: JSONValue {
        var members = [JSONMember(key: "check", value: .string(check))]
        if let feature { members.append(JSONMember(key: "feature", value: .string(feature))) }
        members.append(JSONMember(key: "reason", value: .string(reason)))
        members.append(JSONMember(key: "who", value: .string(who)))
        return .object(members)
    }
}
