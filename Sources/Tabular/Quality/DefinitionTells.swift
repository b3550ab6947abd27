/// What a field asks an institution that differs from the others: the ways in which one definition is
/// lived differently there.
package struct DefinitionTells: Sendable, Hashable {
    /// The field's own check of events in the time watched.
    package struct Rate: Sendable, Hashable {
        /// The check's id, such as `F10`.
        package let check: String
        /// What is counted in what, such as `failures per 1,000 hours`.
        package let what: String

        package init(check: String, what: String) {
            self.check = check
            self.what = what
        }
    }

    /// Asked where the mix of classes differs.
    package let target: String
    /// Asked where other shares of rows are left out or censored.
    package let population: String
    /// Nil where the field watches nothing over time.
    package let rate: Rate?
    /// The field's ids for the unit doctor of some features, by their names.
    package let unitChecks: [String: String]

    package init(
        target: String, population: String, rate: Rate? = nil, unitChecks: [String: String] = [:]
    ) {
        self.target = target
        self.population = population
        self.rate = rate
        self.unitChecks = unitChecks
    }

    package static let plain = DefinitionTells(
        target: "is the target recorded by the same definition?",
        population: "does the same rule leave rows out?")
}
