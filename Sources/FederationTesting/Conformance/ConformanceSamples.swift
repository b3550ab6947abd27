package import Documents
package import Tabular

/// One institution's database and the mapping that reads it.
package struct InstitutionShape: Sendable, Hashable {
    package let name: String
    /// The statements that make the database.
    package let sql: String
    /// mapping.json, as the institution would write it.
    package let mapping: String

    package init(_ name: String, sql: String, mapping: String) {
        self.name = name
        self.sql = sql
        self.mapping = mapping
    }
}

/// What became of the rows of a study, as a domain knows it beforehand.
package struct ExpectedRows: Sendable, Hashable {
    /// For each class its rows, so for an event those without it and those with it; empty for
    /// amounts.
    package let classes: [Int]
    /// Rows with a target.
    package let kept: Int
    package let censored: Int
    /// Rows that left the study, by the reason.
    package let excluded: [String: Int]

    package init(classes: [Int], censored: Int = 0, excluded: [String: Int] = [:]) {
        self.init(
            classes: classes, kept: classes.reduce(0, +), censored: censored, excluded: excluded)
    }

    /// Rows of a study of an amount.
    package init(amounts kept: Int, censored: Int = 0, excluded: [String: Int] = [:]) {
        self.init(classes: [], kept: kept, censored: censored, excluded: excluded)
    }

    private init(classes: [Int], kept: Int, censored: Int, excluded: [String: Int]) {
        self.classes = classes
        self.kept = kept
        self.censored = censored
        self.excluded = excluded
    }
}

/// What a domain hands to the suite: the same rows in several shapes, and a study of them.
package struct ConformanceSamples: Sendable {
    /// At least two institutions that hold the same rows, with the same keys, in tables and columns
    /// of other names, other units, codes and dates.
    package let shapes: [InstitutionShape]
    /// `population` and `target` of study.json.
    package let population: JSONValue
    package let target: JSONValue
    package let requests: [FeatureRequest]
    package let expected: ExpectedRows
    /// At least one where a target looks ahead.
    package let decidingRows: [DecidingRow]
    /// Empty where no extract's end censors.
    package let lastDays: [LastDay]
    /// Features that beside their window read what came before it, such as a first reading.
    package let longMemories: Set<String>
    /// The field's words beside those of its schema and features, such as a glossary's.
    package let words: [String]

    package init(
        shapes: [InstitutionShape], population: JSONValue, target: JSONValue,
        requests: [FeatureRequest], expected: ExpectedRows, decidingRows: [DecidingRow] = [],
        lastDays: [LastDay] = [], longMemories: Set<String> = [], words: [String] = []
    ) {
        self.shapes = shapes
        self.population = population
        self.target = target
        self.requests = requests
        self.expected = expected
        self.decidingRows = decidingRows
        self.lastDays = lastDays
        self.longMemories = longMemories
        self.words = words
    }
}
