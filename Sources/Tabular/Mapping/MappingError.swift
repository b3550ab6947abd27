package import Documents

/// Why a mapping is refused. Each case names the key's path; none holds a value out of a row.
package enum MappingError: Error, Hashable {
    case document(DocumentError)
    case version(Int)
    case otherDomain(found: String, expected: String)
    case otherInstitution(expected: String)
    case unknownTable(path: String, nearest: String?)
    case unknownColumn(path: String, nearest: String?)
    /// Everything of the schema that the mapping is silent about, as `table` or `table.column`.
    case unaccounted([String])
    case mappedAndAbsent(String)
    case absentWithoutReason(path: String)
    case keyAbsent(ColumnReference)
    case requiredAbsent(ColumnReference)
    case origin(path: String)
    case conversionOfFixed(path: String)
    case constant(path: String, expected: String)
    case sameAs(path: String, nearest: String?)
    case cycle(path: String)
    case copyOfOtherKind(path: String)
    /// `known` is empty where the unit depends on the row.
    case unitRequired(path: String, known: [String])
    case unitSource(path: String)
    case unitUnused(path: String, unit: String)
    /// Nothing says what the row's number measures.
    case noMeasure(path: String, column: String)
    case noParent(path: String, table: String)
    case parentAbsent(path: String, table: String)
    case itemOrigin(path: String)
    case itemTwice(path: String)
    case givenTwice(path: String)
    case noSources(path: String)
    case signMapped(path: String, column: String)
    case unit(path: String, UnitError)
    case attributeUnit(path: String)
    /// The column's content has no use for the key.
    case notApplicable(path: String)
    case dateRequired(path: String)
    case date(path: String, DateEncodingError)
    case imprecise(path: String, DateEncoding.Precision)
    case dateReference(path: String, nearest: String?)
    case tickNotHere(path: String)
    case axisMismatch(first: String, second: String)
    case outsideVocabulary(path: String, vocabulary: [String])
    case noOther(path: String)
    case attributeName(path: String)
    case attributesDiffer(first: String, second: String)
    case valueTwice(path: String, first: String, second: String)
    case condition(path: String, found: String)
    case conditionRefused(path: String, message: String)
    case noLocalTable(path: String, nearest: String?, known: [String])
    case noLocalColumn(path: String, nearest: String?, known: [String])
    case timezoneRequired(path: String)
    case doubtfulOrder(path: String)
}

extension MappingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .document(let error): error.description
        case .version(let version): "unsupported mapping version \(version), this node reads 1"
        case .otherDomain(let found, let expected):
            "domain: the mapping is for \(foreign: found), this node reads \(expected)"
        case .otherInstitution(let expected):
            "institution: the mapping is another institution's; this node is \(expected)"
        case .unknownTable(let path, let nearest): "\(path): no such table\(Self.hint(nearest))"
        case .unknownColumn(let path, let nearest): "\(path): no such column\(Self.hint(nearest))"
        case .unaccounted(let names):
            """
            neither mapped nor listed under absent: \(names.joined(separator: ", ")). \
            Map each, or say under absent why it is not held
            """
        case .mappedAndAbsent(let name): "\(name) is mapped and also listed as absent"
        case .absentWithoutReason(let path): "\(path): give a reason of 3 or more characters"
        case .keyAbsent(let column): "\(column) identifies rows and can't be absent"
        case .requiredAbsent(let column): "\(column) is needed by every study and can't be absent"
        case .origin(let path): "\(path): exactly one of column, constant, sameAs"
        case .conversionOfFixed(let path):
            "\(path): a constant or a copy is canonical already; take the key away"
        case .constant(let path, let expected): "\(path): the constant must be \(expected)"
        case .sameAs(let path, let nearest):
            "\(path): sameAs names no mapped column of this table\(Self.hint(nearest))"
        case .cycle(let path): "\(path): sameAs leads back to the column itself"
        case .copyOfOtherKind(let path):
            "\(path): sameAs copies a column of the same kind, words and unit only"
        case .unitRequired(let path, let known):
            "\(path): unit is required"
                + (known.isEmpty ? "" : "; use one of " + "\(foreign: known)")
        case .unitSource(let path):
            "\(path): exactly one of unit, unitColumn with units, unitFrom"
        case .unitUnused(let path, let unit):
            """
            \(path): \(foreign: unit) converts for nothing that the rows measure; correct it or \
            take it away
            """
        case .noMeasure(let path, let column):
            "\(path): \(column) must say what the number measures; map it, or set it in the item"
        case .noParent(let path, let table):
            "\(path): no mapped column of this source refers to \(table); map the one that does"
        case .parentAbsent(let path, let table):
            "\(path): \(table) is absent; map it, or give the unit here"
        case .itemOrigin(let path): "\(path): an item reads one local column; name it under column"
        case .itemTwice(let path):
            "\(path): an earlier item sets the same, so its rows can't be told from these"
        case .givenTwice(let path):
            "\(path): unpivot gives the column already; take it away in one place"
        case .noSources(let path):
            "\(path): a list without sources; map one, or list the table under absent"
        case .signMapped(let path, let column):
            """
            \(path): number operator fills \(column) with the sign; take \(column) away from \
            columns, set and absent
            """
        case .unit(let path, let error): "\(path): \(error)"
        case .attributeUnit(let path):
            "\(path): a number needs unit, as it is stored, and to, as studies get it"
        case .notApplicable(let path): "\(path): the column has no use for this key; take it away"
        case .dateRequired(let path):
            "\(path): date is required; say how the days are stored, such as iso8601 or dd/MM/yyyy"
        case .date(let path, let error): "\(path): \(error)"
        case .imprecise(let path, let precision):
            "\(path): the encoding knows only the \(precision.rawValue), and the column needs more"
        case .dateReference(let path, let nearest):
            """
            \(path): the encoding counts back from a mapped date of the same source\
            \(Self.hint(nearest))
            """
        case .tickNotHere(let path):
            "\(path): tick counts an entity's own use, and the column is on the calendar"
        case .axisMismatch(let first, let second):
            """
            axis mismatch: \(first) and \(second) are on different axes; use tick for all moments \
            of a mapping, or for none
            """
        case .outsideVocabulary(let path, let vocabulary):
            "\(path): not in the vocabulary, which is \(foreign: vocabulary)"
        case .noOther(let path):
            "\(path): other is not in the vocabulary; use fail or missing"
        case .attributeName(let path):
            """
            \(path): an attribute's name has small letters, digits and _, and is not the table's \
            own
            """
        case .attributesDiffer(let first, let second):
            "\(second): another type or unit than \(first); one attribute has one of each"
        case .valueTwice(let path, let first, let second):
            "\(path): one local value stands in both \(first) and \(second)"
        case .condition(let path, let found):
            """
            \(path): one expression over the table's own columns is allowed, found \
            \(foreign: found). Make a local view for anything more
            """
        case .conditionRefused(let path, let message):
            """
            \(path): SQLite says: \(foreign: message, atMost: 240)
            """
        case .noLocalTable(let path, let nearest, let known):
            "\(path): no such table in the database\(Self.hint(nearest)) \(Self.list(known))"
        case .noLocalColumn(let path, let nearest, let known):
            "\(path): no such column in the local table\(Self.hint(nearest)) \(Self.list(known))"
        case .timezoneRequired(let path):
            "timezone is required: \(path) has no offset"
        case .doubtfulOrder(let path):
            """
            \(path): no day is above 12, so day and month could be the other way round. \
            Check, then write "ambiguous": "accepted"
            """
        }
    }

    static func hint(_ nearest: String?) -> String {
        nearest.map { "; did you mean \(foreign: $0)?" } ?? ""
    }

    private static func list(_ known: [String]) -> String {
        "(there are: \(foreign: known))"
    }
}
