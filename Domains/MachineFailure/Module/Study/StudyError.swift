package import Documents

/// Why a study's population or target is refused.
package enum StudyError: Error, Hashable {
    case document(DocumentError)
    /// A time written for the other axis: a duration on one of usage, or bare ticks on the calendar.
    case otherAxis(path: String, isUsage: Bool)
    case quantityTwice(String)
    case quantityUnit(path: String, unit: String, canonical: String)
    case emptyRange(path: String)
    case wordTwice(String)
    case unknownOutcome(String, known: [String])
    case noOutcomes(path: String)
    case leadNotBeforeHorizon
    case noLead
    case targetOfOtherDecision(kind: String, decision: String)
    case rangeIsNotLimit
}

extension StudyError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .document(let error): error.description
        case .otherAxis(let path, isUsage: true):
            "\(path): a study on an axis of usage writes bare ticks, such as 30"
        case .otherAxis(let path, isUsage: false):
            "\(path): a study on the calendar writes a duration with its unit, such as 7d or 2h"
        case .quantityTwice(let name):
            "population.quantities: \(foreign: name) is declared twice; keep one of them"
        case .quantityUnit(let path, let unit, let canonical):
            "\(path): \(foreign: unit) is not the unit of this dimension; write \(canonical)"
        case .emptyRange(let path): "\(path): write the lower end first, then a higher one"
        case .wordTwice(let word):
            "target: \(foreign: word) stands in both positive and negative; keep it in one"
        case .unknownOutcome(let word, let known):
            "target: \(foreign: word) is no outcome of a job; known: \(foreign: known)"
        case .noOutcomes(let path): "\(path): name at least one outcome of a job"
        case .leadNotBeforeHorizon:
            "target.lead: a warning must come before the horizon ends; make lead shorter than horizon"
        case .noLead:
            """
            target.lead: on the calendar a warning needs time to act on; write a lead of more than \
            nothing, such as 2h
            """
        case .targetOfOtherDecision(let kind, let decision):
            """
            target.kind: \(foreign: kind) is not asked at decision times of kind \
            \(foreign: decision); job-failure goes with job, failure-within and remaining-life \
            with tick and grid
            """
        case .rangeIsNotLimit:
            "target.range: write [0, limit], since a remaining life counts up to the limit"
        }
    }
}
