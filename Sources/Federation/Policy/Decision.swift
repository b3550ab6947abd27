/// What an institution does about what it is asked.
package enum Decision: Sendable, Hashable {
    case allowed
    /// No, and by which rule; signed and sent.
    case refused(Refusal)
    /// Not now; nothing is sent until the moment, in Unix milliseconds, is there.
    case waits(untilMilliseconds: UInt64)

    package var refusal: Refusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}

extension Policy {
    /// The one place in which a node decides: the first rule of the table that is broken is the
    /// answer. Outside the hours of work a question waits, and its rules with it.
    package func decision(on matter: PolicyCase) -> Decision {
        if let refusal = refusal(of: matter, by: PolicyRule.ofStudies + PolicyRule.ofRows) {
            return .refused(refusal)
        }
        guard matter.question != nil else { return .allowed }
        if let hours, !hours.contains(milliseconds: matter.nowMilliseconds) {
            return .waits(untilMilliseconds: hours.next(milliseconds: matter.nowMilliseconds))
        }
        return refusal(of: matter, by: PolicyRule.ofQuestions).map(Decision.refused) ?? .allowed
    }

    private func refusal(of matter: PolicyCase, by rules: [PolicyRule]) -> Refusal? {
        for rule in rules {
            guard let objection = rule.objection(self, matter) else { continue }
            return Refusal(
                rule: rule.word, step: rule.step ?? matter.question?.step ?? "question",
                text: "\(objection.says) \(objection.passes)")
        }
        return nil
    }
}
