package import Documents

/// Why a study's population or target is refused.
package enum StudyError: Error, Hashable {
    case document(DocumentError)
    /// A key or word of the field that this version can't follow yet.
    case notSupported(path: String)
    case wordTwice(String)
    case unknownOutcome(String, known: [String])
    case timeOfRecord
    case noOutcomes(path: String)
}

extension StudyError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .document(let error): error.description
        case .notSupported(let path): "\(path): not supported yet"
        case .wordTwice(let word):
            "target: \(foreign: word) stands in more than one of positive, negative and excluded"
        case .unknownOutcome(let word, let known):
            "target: \(foreign: word) is no recorded outcome; known: \(foreign: known)"
        case .timeOfRecord:
            "population.t0: a record study has no time of observation; take the key away"
        case .noOutcomes(let path): "\(path): name at least one recorded outcome"
        }
    }
}
