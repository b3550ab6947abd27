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
    case unitRequired(path: String, dimension: Dimension)
    case unit(path: String, UnitError)
    case attributeUnit(path: String)
    /// The column's content has no use for the key.
    case notApplicable(path: String)
    case dateRequired(path: String)
    case date(path: String, DateEncodingError)
    case imprecise(path: String, DateEncoding.Precision)
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
    case notSupported(path: String)
}

extension MappingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .document(let error): error.description
        case .version(let version): "unsupported mapping version \(version), this node reads 1"
        case .otherDomain(let found, let expected):
            "domain: the mapping is for \(found), this node reads \(expected)"
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
        case .unitRequired(let path, let dimension):
            """
            \(path): unit is required; use one of \
            \(UnitConversion.names(in: dimension).joined(separator: ", "))
            """
        case .unit(let path, let error): "\(path): \(error)"
        case .attributeUnit(let path):
            "\(path): a number needs unit, as it is stored, and to, as studies get it"
        case .notApplicable(let path): "\(path): the column has no use for this key; take it away"
        case .dateRequired(let path):
            "\(path): date is required; say how the days are stored, such as iso8601 or dd/MM/yyyy"
        case .date(let path, let error): "\(path): \(error)"
        case .imprecise(let path, let precision):
            "\(path): the column needs days, and the encoding knows only the \(precision.rawValue)"
        case .outsideVocabulary(let path, let vocabulary):
            "\(path): not in the vocabulary, which is \(vocabulary.joined(separator: ", "))"
        case .noOther(let path):
            "\(path): other is not in the vocabulary; use fail or missing"
        case .attributeName(let path):
            "\(path): an attribute's name has small letters, digits and _, and is not the table's own"
        case .attributesDiffer(let first, let second):
            "\(second): another type or unit than \(first); one attribute has one of each"
        case .valueTwice(let path, let first, let second):
            "\(path): one local value stands in both \(first) and \(second)"
        case .condition(let path, let found):
            """
            \(path): one expression over the table's own columns is allowed, found \(found). \
            Make a local view for anything more
            """
        case .conditionRefused(let path, let message): "\(path): SQLite says: \(message)"
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
        case .notSupported(let path):
            "\(path): not supported yet; do this part in a local view and map the view"
        }
    }

    static func hint(_ nearest: String?) -> String {
        nearest.map { "; did you mean \($0)?" } ?? ""
    }

    private static func list(_ known: [String]) -> String {
        "(there are: \(known.prefix(60).joined(separator: ", ")))"
    }
}
