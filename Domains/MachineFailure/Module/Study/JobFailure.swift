import Documents
import Tabular

/// Which recorded outcomes of a job are the event and which are none.
///
/// With attributes of the same job this says in which state a job fails; it is no forecast.
package struct JobFailure: Sendable, Hashable {
    /// Words of `job_outcome.outcome`; each stands in one list at most.
    package let positive: [String]
    package let negative: [String]

    init(_ reader: DocumentReader) throws(StudyError) {
        do throws(DocumentError) {
            positive = try reader.strings("positive")
            negative = try reader.strings("negative")
        } catch {
            throw .document(error)
        }
        for (key, words) in [("positive", positive), ("negative", negative)] where words.isEmpty {
            throw .noOutcomes(path: reader.path(of: key))
        }
        var seen: Set<String> = []
        for word in positive + negative {
            guard MachineFailure.jobOutcomes.contains(word) else {
                throw .unknownOutcome(word, known: MachineFailure.jobOutcomes)
            }
            guard seen.insert(word).inserted else { throw .wordTwice(word) }
        }
    }

    /// A word that the target doesn't list is never a good job by default.
    func state(of word: String?) -> ObservationState {
        guard let word else { return .excluded(Exclusion.noOutcome) }
        if positive.contains(word) { return .event }
        if negative.contains(word) { return .nonEvent }
        return .excluded(Exclusion.unlistedOutcome)
    }
}
