import Documents

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
    case windowRequired(String)
    case noWindow(String)
    /// A feature of the local time, and a mapping without a time zone.
    case zoneRequired(String)
    case historyInRecord(String)
    case historyAbsent(String, table: String)
    /// A derived feature is made of attributes that the study declares.
    case notAnAttribute(String, of: String)
    case dateAsValue(String)
    case derivedOfOtherTypes(String, expected: String)
    case derivedUnit(String, UnitError)
    case purgeTooShort(given: Int, needed: Int)
    /// The study counts time on another axis than the institution's moments stand on.
    case axisMismatch(study: TimeAxis, mapping: MappedAxis)
    /// Findings that block, in the order of the study's features.
    case findings([FrameFinding])
}

extension FeatureError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .loading(let error): error.description
        case .unknownFeature(let name, let nearest):
            "\(foreign: name) is no feature of this domain\(MappingError.hint(nearest))"
        case .notAvailableYet(let name):
            "the feature \(foreign: name) is not supported yet; declare an attribute in its place"
        case .off(let name, let reason):
            """
            the feature \(foreign: name) is off: \(reason). A waiver of the study that names it \
            lets it in
            """
        case .protected(let name):
            """
            \(foreign: name) is protected: it may be a subgroup, and a feature only with a waiver \
            that names it
            """
        case .twice(let name): "the study asks for \(foreign: name) twice"
        case .unknownAttributeTable(let name, let nearest):
            "\(foreign: name) is no attribute table of this domain\(MappingError.hint(nearest))"
        case .unknownAttribute(let name, let nearest):
            """
            the mapping offers no attribute \(foreign: name)\(MappingError.hint(nearest)). \
            Add it under attributes
            """
        case .otherType(let name, let study, let mapping):
            """
            \(foreign: name): the study declares \(foreign: study), the mapping \
            \(foreign: mapping)
            """
        case .otherUnit(let name, let study, let mapping):
            """
            \(foreign: name): the study declares the unit \(foreign: study ?? "none"), the \
            mapping \(foreign: mapping ?? "none")
            """
        case .otherKind(let name):
            "\(foreign: name): the study's range, edges or codes don't fit the feature's kind"
        case .needsAbsent(let name, let column, let reason):
            """
            \(foreign: name) needs \(column), which the mapping lists as absent: \
            \(foreign: reason, atMost: 240)
            """
        case .currencyUnknown(let name): "\(foreign: name): the study's currency is not in ISO 4217"
        case .currencyRequired(let name):
            """
            \(foreign: name) is money; the study must name its currency
            """
        case .otherCurrency(let name, let rows):
            "\(foreign: name): \(rows) rows are in another currency than the study's"
        case .keyMissing(let column, let rows):
            "\(column) identifies rows and is empty in \(rows) rows"
        case .keyTwice(let column, let rows):
            """
            \(column) identifies rows and stands twice or more in \(rows) rows. Make a local view \
            with one row a key
            """
        case .contradiction(let reason, let rows):
            "\(reason), in \(rows) rows; the study must say what becomes of them"
        case .noSplitColumn(let name):
            """
            the study splits by \(foreign: name), but asks for no attribute of that name and role \
            split
            """
        case .timeSplitWithoutTime:
            "the study splits by time, but observes records without a time"
        case .windowRequired(let name):
            """
            \(foreign: name) looks back over a window; the study must say how far with the key \
            window
            """
        case .noWindow(let name): "\(foreign: name) has no window; take the key window out"
        case .zoneRequired(let name):
            "\(foreign: name) is read off the institution's own clock; add timezone to the mapping"
        case .historyInRecord(let name):
            """
            \(foreign: name) is learnt from a history, and the study observes records without a \
            time. Declare an attribute in its place
            """
        case .historyAbsent(let name, let table):
            """
            \(foreign: name) is learnt from \(foreign: table), whose rows have no time in the \
            mapping
            """
        case .notAnAttribute(let input, let name):
            """
            \(foreign: name) is made of \(foreign: input), which the study doesn't declare as an \
            attribute. Declare it, with the role input if it is nothing else
            """
        case .dateAsValue(let name):
            """
            \(foreign: name) is a date, and a date is no value of a model: give it the role input \
            and make a feature of kind attribute-months-before of it
            """
        case .derivedOfOtherTypes(let name, let expected): "\(foreign: name) is made of \(expected)"
        case .derivedUnit(let name, let error): "\(foreign: name): \(error)"
        case .purgeTooShort(let given, let needed):
            """
            split.purge is \(given), and target and features look over \(needed): with less, a \
            training row could hold what a hold-out row is asked. Set it to \(needed) or more
            """
        case .axisMismatch(let study, let mapping):
            """
            axis mismatch: the study counts \
            \(study == .ticks ? "ticks of usage" : "the calendar"), the mapping's times are on \
            \(mapping == .usage ? "an axis of usage" : "the calendar")
            """
        case .findings(let findings):
            "the rows can't be used:\n" + findings.map { "  \($0)\n" }.joined()
        }
    }
}
