import Learning

/// What an institution's program is going to hold in memory for a study: an estimate made before a
/// row is read.
package struct StudyMemory: Sendable {
    private let bytesPerRow: Int

    package init(_ study: Study) {
        let inputs = study.inputs.map(\.specification)
        let columns = inputs.reduce(1) { $0 + $1.columnCount }
        let models = 1 + (study.split.folds ?? 0)
        // The frame's values and states; the numbers of every model's design and of the local
        // baseline's beside it; target, class, part, entity and keys.
        bytesPerRow = 9 * inputs.count + 2 * 8 * columns * models + 82
    }

    /// In MiB, rounded up. `rows` counts the records from which rows are made.
    package func mebibytes(rows: Int) -> Int {
        (rows * bytesPerRow + (1 << 20) - 1) >> 20
    }
}

extension FeatureSpecification {
    /// The columns that a recipe commonly makes of it, the one for missing values included.
    fileprivate var columnCount: Int {
        switch kind {
        case .number: 2 + specials.count
        case .flag: 2
        case .code(let levels, _): 1 + levels.count + specials.count
        }
    }
}
