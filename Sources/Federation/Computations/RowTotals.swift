/// The federation's rows in each part of the split.
package struct RowTotals: Sendable, Hashable {
    package let training: ClassCounts
    package let validation: ClassCounts
    package let holdout: ClassCounts
    /// All rows that were observed, by what became of them.
    package let population: PopulationCounts
    /// Of amounts only.
    package let trainingAmounts: AmountMoments?

    /// R of every later bound: the smallest power of two not below the federation's training rows.
    package var rowBound: Int { Self.powerOfTwo(notBelow: training.rows) }

    package var largestPart: Int {
        Self.powerOfTwo(notBelow: max(training.rows, validation.rows, holdout.rows))
    }

    static func powerOfTwo(notBelow count: Int) -> Int {
        var power = 1
        while power < count { power *= 2 }
        return power
    }
}

/// Rows of each class, in the order of the classes; of amounts one count, of all.
package struct ClassCounts: Sendable, Hashable {
    package let byClass: [Int]

    package var rows: Int { byClass.reduce(0, +) }
    /// Rows without the event, or of the reference class.
    package var nonEvents: Int { byClass[0] }
    /// Rows with the event, or of any class but the reference; of amounts none.
    package var events: Int { rows - byClass[0] }
    /// The numbers of the classes that have rows, ascending.
    package var seen: [Int] { byClass.indices.filter { byClass[$0] > 0 } }

    package init(_ byClass: [Int]) {
        precondition(!byClass.isEmpty, "there is at least one count")
        self.byClass = byClass
    }
}

/// Mean and deviation (n in the denominator) of an amount over training rows, cut to its range.
package struct AmountMoments: Sendable, Hashable {
    package let mean: Double
    package let deviation: Double
}
