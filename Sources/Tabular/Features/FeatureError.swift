/// Why a study's rows can't be made of an institution's data. No case holds a value out of a row.
package enum FeatureError: Error, Hashable {
    case loading(LoadingError)
    case unknownFeature(String, nearest: String?)
    case notAvailableYet(String)
    case off(String, reason: String)
    case protected(String)
    case twice(String)
    case unknownAttributeTable(String, nearest: String?)
    case unknownAttribute(String, nearest: String?)
    case otherType(String, study: String, mapping: String)
    case otherUnit(String, study: String?, mapping: String?)
    case otherKind(String)
    case needsAbsent(String, column: ColumnReference, reason: String)
    case currencyUnknown(String)
    case currencyRequired(String)
    case otherCurrency(String, rows: Int)
    case keyMissing(ColumnReference, rows: Int)
    case keyTwice(ColumnReference, rows: Int)
    case contradiction(reason: String, rows: Int)
    case noSplitColumn(String)
    case timeSplitWithoutTime
    /// Findings that block, in the order of the study's features.
    case findings([FrameFinding])
}

extension FeatureError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .loading(let error): error.description
        case .unknownFeature(let name, let nearest):
            "\(name) is no feature of this domain\(MappingError.hint(nearest))"
        case .notAvailableYet(let name):
            "the feature \(name) is not supported yet; declare an attribute in its place"
        case .off(let name, let reason):
            "the feature \(name) is off: \(reason). A waiver of the study that names it lets it in"
        case .protected(let name):
            """
            \(name) is protected: it may be a subgroup, and a feature only with a waiver that names it
            """
        case .twice(let name): "the study asks for \(name) twice"
        case .unknownAttributeTable(let name, let nearest):
            "\(name) is no attribute table of this domain\(MappingError.hint(nearest))"
        case .unknownAttribute(let name, let nearest):
            """
            the mapping offers no attribute \(name)\(MappingError.hint(nearest)). \
            Add it under attributes
            """
        case .otherType(let name, let study, let mapping):
            "\(name): the study declares \(study), the mapping \(mapping)"
        case .otherUnit(let name, let study, let mapping):
            """
            \(name): the study declares the unit \(study ?? "none"), the mapping \
            \(mapping ?? "none")
            """
        case .otherKind(let name):
            "\(name): the study's range, edges or codes don't fit the feature's kind"
        case .needsAbsent(let name, let column, let reason):
            "\(name) needs \(column), which the mapping lists as absent: \(reason)"
        case .currencyUnknown(let name): "\(name): the study's currency is not in ISO 4217"
        case .currencyRequired(let name): "\(name) is money; the study must name its currency"
        case .otherCurrency(let name, let rows):
            "\(name): \(rows) rows are in another currency than the study's"
        case .keyMissing(let column, let rows):
            "\(column) identifies rows and is empty in \(rows) rows"
        case .keyTwice(let column, let rows):
            """
            \(column) identifies rows and stands twice or more in \(rows) rows. Make a local view with \
            one row a key
            """
        case .contradiction(let reason, let rows):
            "\(reason), in \(rows) rows; the study must say what becomes of them"
        case .noSplitColumn(let name):
            "the study splits by \(name), but asks for no attribute of that name and role split"
        case .timeSplitWithoutTime:
            "the study splits by time, but observes records without a time"
        case .findings(let findings):
            "the rows can't be used:\n" + findings.map { "  \($0)\n" }.joined()
        }
    }
}
