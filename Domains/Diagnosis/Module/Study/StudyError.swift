package import Documents

/// Why a study's population or target is refused.
package enum StudyError: Error, Hashable {
    case document(DocumentError)
    /// A word that the field doesn't have.
    case unknownWord(path: String, known: [String])
    /// A target of dated codes in a `record` study.
    case historyInRecord
    case emptyList(path: String)
    case otherUnit(analyte: String, unit: String)
    case analyteTwice(String)
    case nameOfAnalyte(path: String)
    /// A prefix stands twice, among groups or symptoms.
    case prefixTwice(String)
    case prefixIsNoCode(path: String)
    /// A group has two ranks.
    case twoRanks(group: String)
    /// Two groups have one rank.
    case rankTwice(Int)
    case tooFewGroups(path: String)
    /// The classes aren't the groups in the order of their ranks.
    case otherClasses(path: String, groups: [String])
    case unknownGroup(String, known: [String])
    /// A target must say either which values are positive or which classes there are.
    case positiveOrClasses
    case oneRule(path: String)
    case valueOfTwoClasses(String, String)
}

extension StudyError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .document(let error): error.description
        case .unknownWord(let path, let known):
            "\(path): a word that the field doesn't have; known: \(foreign: known)"
        case .historyInRecord:
            """
            target.kind: final-diagnosis is decided by codes with times; a record study has none, \
            write reference-standard
            """
        case .emptyList(let path): "\(path): name at least one, or take the key away"
        case .otherUnit(let analyte, let unit):
            "population.analytes: \(foreign: analyte) is held in \(foreign: unit); write this unit"
        case .analyteTwice(let analyte): "population.analytes: \(foreign: analyte) stands twice"
        case .nameOfAnalyte(let path):
            "\(path): a name is made of small letters, digits and _, and begins with a letter"
        case .prefixTwice(let prefix):
            """
            the prefix \(foreign: prefix) stands twice among groups and symptoms; a code has one \
            meaning
            """
        case .prefixIsNoCode(let path):
            "\(path): expected the beginning of an ICD-10 code, such as I21 or R"
        case .twoRanks(let group):
            "the group \(foreign: group) has two ranks; give all its prefixes one"
        case .rankTwice(let rank): "two groups have the rank \(rank); one must go before the other"
        case .tooFewGroups(let path): "\(path): name at least two groups"
        case .otherClasses(let path, let groups):
            """
            \(path): write the groups in the order of their ranks, \
            \(foreign: groups)
            """
        case .unknownGroup(let group, let known):
            "target.positive: \(foreign: group) is no group; known: \(foreign: known)"
        case .positiveOrClasses:
            "target: write either positive, for a yes or no, or classes, for one of several"
        case .oneRule(let path):
            "\(path): write exactly one of greaterThan, atLeast and range, or a list of value_code"
        case .valueOfTwoClasses(let first, let second):
            "target.value_number: \(foreign: first) and \(foreign: second) have the same number"
        }
    }
}
