package import Documents
package import Learning
package import Messaging

/// The contract of one aim: what is asked of whose rows, and how the answer is judged.
///
/// Everyone signs the SHA-256 of the exact bytes of `study.json`; nothing is ever encoded again.
package struct Study: Sendable, Hashable {
    package let bytes: [UInt8]
    package let name: String
    package let version: Int
    package let domain: String
    package let aim: String
    package let terms: Terms
    /// The domain's own parameters; only a node of that domain reads them.
    package let population: JSONValue
    package let target: JSONValue
    package let targetKind: TargetKind
    /// The unit of an amount, as the study writes it; nil where it has none.
    package let targetUnit: String?
    package let targetWords: String
    package let features: [StudyFeature]
    /// The text from which every draw of the study is made.
    package let seed: String
    package let split: SplitRule
    package let recipe: Recipe
    package let learner: Learner
    package let aggregation: Aggregation
    package let privacy: PrivacySettings
    package let evaluation: EvaluationSettings
    package let deadlines: Deadlines
    package let waivers: [Waiver]
    /// The most rows one institution may hold.
    package let rowCap: Int

    /// The field's nouns, for the coordinator's report.
    package struct Terms: Sendable, Hashable {
        package let entity: String
        package let outcome: Outcome
        /// A sentence that the field puts on every report; nil where it asks for none.
        package let notice: String?
    }

    /// What may come out, in the field's words.
    package enum Outcome: Sendable, Hashable {
        case event(String, nonEvent: String)
        case classes([String])
        /// What the amount is an amount of, such as `remaining life`.
        case amount(String, unit: String?)
    }

    package struct Deadlines: Sendable, Hashable {
        /// After this, a wait is shown as late.
        package let soft: StudyDuration
        /// After this, a run that still waits is stopped.
        package let hard: StudyDuration
        /// The last day on which the study may be run, `YYYY-MM-DD`.
        package let until: String
    }

    /// Its publication, in base64 and with the ids of 200 members, then fits a message of 1 MiB.
    package static let maximumBytes = 640 << 10

    package var digest: Digest { Digest.sha256(bytes) }

    /// The features that feed the model, in study order.
    package var inputs: [StudyFeature] { features.filter { $0.role == .feature } }
}

extension Study {
    /// A seed for one kind of draw: the first 8 bytes, big-endian, of SHA-256 of the study's seed,
    /// `/` and the word.
    package func draw(_ word: String) -> UInt64 {
        Digest.sha256(Array("\(seed)/\(word)".utf8)).bytes.prefix(8)
            .reduce(0) { $0 << 8 | UInt64($1) }
    }
}
