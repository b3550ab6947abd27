/// One rule that an institution keeps: its word, and why a case breaks it.
package struct PolicyRule: Sendable {
    /// Why a case is refused, and what would pass instead: two sentences, of which none tells a
    /// value of a row.
    package struct Objection: Sendable, Hashable {
        let says: String
        let passes: String
    }

    /// As a refusal names it.
    package let word: String
    /// The step at which it is judged; nil: the question's own.
    let step: String?
    /// Nil where the case passes, or what the rule looks at is not known yet.
    let objection: @Sendable (Policy, PolicyCase) -> Objection?

    /// A rule about the study and its members alone.
    static func ofStudy(
        _ word: String, step: String = "study",
        _ objection: @escaping @Sendable (Policy, PolicyCase) -> Objection?
    ) -> PolicyRule {
        PolicyRule(word: word, step: step, objection: objection)
    }

    /// A rule about a question.
    static func ofQuestion(
        _ word: String,
        _ objection: @escaping @Sendable (Policy, PolicyCase, PolicyCase.Asked) -> Objection?
    ) -> PolicyRule {
        PolicyRule(word: word, step: nil) { policy, matter in
            matter.question.flatMap { objection(policy, matter, $0) }
        }
    }

    /// A rule about a question of a model that is being trained.
    static func ofTraining(
        _ word: String,
        _ objection: @escaping @Sendable (Policy, PolicyCase.Asked, _ parameters: Int) -> Objection?
    ) -> PolicyRule {
        ofQuestion(word) { policy, _, question in
            question.parameterCount.flatMap { objection(policy, question, $0) }
        }
    }

    /// The whole table, in the order in which a case is judged.
    package static let all = ofStudies + ofRows + ofQuestions
}
