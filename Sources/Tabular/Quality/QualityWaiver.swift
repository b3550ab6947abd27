/// A signed statement that a check may warn, or that a named feature may fail one of a few checks.
package struct QualityWaiver: Sendable, Hashable {
    package let check: String
    /// Set where the waiver speaks of one feature only.
    package let feature: String?
    package let reason: String
    package let who: String

    package init(check: String, feature: String? = nil, reason: String, who: String) {
        self.check = check
        self.feature = feature
        self.reason = reason
        self.who = who
    }

    /// A warning is settled by a waiver of its check, for all features or for its own.
    ///
    /// A fail blocks, except where a waiver names its feature and the check is one that an honest
    /// feature can fail: it ranks too well, is absent at one institution, or the field says so.
    func settles(_ result: QualityResult) -> Bool {
        guard check == result.id else { return false }
        let namesIt = feature != nil && feature == result.feature ?? result.place
        switch result.outcome {
        case .warn: return feature == nil || namesIt
        case .fail: return namesIt && QualityWaiver.mayOverride(result.id)
        case .pass, .notMeasured: return false
        }
    }

    private static let overridable: Set<String> = ["L1", "L2", "L5", "M1"]
    private static let ofEveryField: Set<Character> = ["C", "M", "P", "T", "Y", "L", "B"]

    /// The field's own checks start with a letter of their own.
    private static func mayOverride(_ id: String) -> Bool {
        if overridable.contains(id) { return true }
        guard let letter = id.first, letter.isUppercase else { return false }
        return !ofEveryField.contains(letter)
    }
}
