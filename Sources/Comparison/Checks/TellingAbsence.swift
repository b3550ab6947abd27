import Documents

/// The feature whose missing or special values tell an institution's rows best from all others', in
/// its own report only.
package struct TellingAbsence: Sendable, Hashable {
    package let feature: String
    /// `missing`, or the name of a special value.
    package let indicator: String
    /// Of the institution, by the indicator alone.
    package let auc: Double

    package init(feature: String, indicator: String, auc: Double) {
        self.feature = feature
        self.indicator = indicator
        self.auc = auc
    }
}

extension TellingAbsence {
    static let keys = ["feature", "indicator", "auc"]

    var json: JSONValue {
        ["feature": .string(feature), "indicator": .string(indicator), "auc": .double(auc)]
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        self.init(
            feature: try reader.string("feature"), indicator: try reader.string("indicator"),
            auc: try reader.number("auc", in: 0.5...1))
    }
}
