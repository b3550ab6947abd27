/// The field's own nouns, as the study names them: what one entity is and what may happen to it.
package struct FieldTerms: Sendable, Hashable {
    package let entity: String
    package let event: String
    package let nonEvent: String

    package init(entity: String, event: String, nonEvent: String) {
        self.entity = entity
        self.event = event
        self.nonEvent = nonEvent
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
}
