package import Federation

/// The field's own nouns, as the study names them: what one entity is and what may come out.
package struct FieldTerms: Sendable, Hashable {
    package let entity: String
    package let outcome: Study.Outcome

    package init(entity: String, outcome: Study.Outcome) {
        self.entity = entity
        self.outcome = outcome
    }

    package init(entity: String, event: String, nonEvent: String) {
        self.init(entity: entity, outcome: .event(event, nonEvent: nonEvent))
    }

    /// More than one entity, by the rules of English spelling.
    package var entities: String {
        let word = entity
        guard let last = word.last else { return word }
        if last == "y", let before = word.dropLast().last, !"aeiou".contains(before) {
            return word.dropLast() + "ies"
        }
        let hisses = ["s", "x", "ch", "sh"].contains { word.hasSuffix($0) }
        return word + (hisses ? "es" : "s")
    }

    /// The word of the event; nil where the target is none.
    package var event: String? {
        if case .event(let event, _) = outcome { event } else { nil }
    }

    /// What the models answer, as a heading: “bad”, the classes, or the amount with its unit.
    package var asked: String {
        switch outcome {
        case .event(let event, _): "“\(event)”"
        case .classes(let names): names.map { "“\($0)”" }.joined(separator: ", ")
        case .amount(let noun, let unit): noun + (unit.map { " (\($0))" } ?? "")
        }
    }

    /// Which metrics a model of this study is measured by.
    package var family: Metric.Family {
        switch outcome {
        case .event: .event
        case .classes: .classes
        case .amount: .amount
        }
    }
}
