package import Learning

/// Rows of each class in every cell, level, missing and special value of the features that weights
/// of evidence are fitted for.
///
/// Answer: for each feature its cells or levels, missing and each special value, without and with
/// the event, over training rows. One round, only where a recipe asks for weights of evidence.
package struct ClassCells: Computation {
    package struct Question: Sendable, Hashable {}
    package typealias Outcome = [ClassTally]

    package static let name = ComputationWord.classCells.rawValue

    package let institutions: Int
    package let features: [FeatureSpecification]
    package let rowBound: Int

    package init(institutions: Int, features: [FeatureSpecification], rowBound: Int) {
        self.institutions = institutions
        self.features = features
        self.rowBound = rowBound
    }

    package var start: Question { Question() }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        let rows = Double(rowBound)
        return try SumLayout(
            institutions: institutions,
            blocks: features.flatMap { feature in
                [
                    SumBlock(
                        "\(feature.name).cells", count: 2 * ClassTally.cellCount(of: feature),
                        kind: .count, bound: rows),
                    SumBlock(
                        "\(feature.name).states", count: ProfileCells(feature).stateWords,
                        kind: .count, bound: rows),
                ]
            })
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        let training = rows.frame.rows(in: .training)
        for feature in features {
            guard let column = rows.frame.column(named: feature.name) else {
                throw .columnMissing(feature.name)
            }
            let words = ClassTally.words(
                for: feature, of: column, labels: rows.frame.labels, rows: training)
            try answer.append(counts: words.cells)
            try answer.append(counts: words.states)
        }
        return answer.finished()
    }

    package mutating func fold(_ sum: SumVector) throws(FoldError) -> Step<Question, [ClassTally]> {
        .done(
            features.map { feature in
                ClassTally(
                    specification: feature, cells: sum.counts("\(feature.name).cells"),
                    states: sum.counts("\(feature.name).states"))
            })
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [QuestionTensor("row_bound", [Double(rowBound)])]
    }
}

/// The classes of one feature's values.
package struct ClassTally: Sendable, Hashable {
    package let specification: FeatureSpecification
    /// One for each cell between the public edges inside the range, the first from −∞ and the last
    /// to +∞; for codes and flags one for each level.
    package let cells: [SlotCounts]
    package let missing: SlotCounts
    package let specials: [SlotCounts]

    init(specification: FeatureSpecification, cells: [Int], states: [Int]) {
        self.specification = specification
        self.cells = Self.pairs(cells)
        let slots = Self.pairs(states)
        missing = slots[0]
        specials = Array(slots.dropFirst())
    }

    private static func pairs(_ words: [Int]) -> [SlotCounts] {
        stride(from: 0, to: words.count, by: 2).map {
            SlotCounts(nonEvents: words[$0], events: words[$0 + 1])
        }
    }

    static func cellCount(of feature: FeatureSpecification) -> Int {
        switch feature.kind {
        case .number(let range, let edges): edges.count(where: range.isInside) + 1
        case .flag: 2
        case .code(let levels, _): levels.count
        }
    }

    /// The feature's inner cell ends; none for codes and flags.
    static func cuts(of feature: FeatureSpecification) -> [Double] {
        guard case .number(let range, let edges) = feature.kind else { return [] }
        return edges.filter(range.isInside)
    }

    static func words(
        for feature: FeatureSpecification, of column: FrameColumn, labels: [UInt8], rows: [Int]
    ) -> (cells: [Int], states: [Int]) {
        let cuts = cuts(of: feature)
        var isNumber = false
        if case .number = feature.kind { isNumber = true }
        var cells = [Int](repeating: 0, count: 2 * cellCount(of: feature))
        var states = [Int](repeating: 0, count: ProfileCells(feature).stateWords)
        for row in rows {
            let state = column.states[row]
            if state != FrameColumn.value {
                states[2 * Int(state - FrameColumn.missing) + Int(labels[row])] += 1
            } else {
                let value = column.values[row]
                let cell = isNumber ? cuts.partitionPoint { $0 <= value } : Int(value)
                cells[2 * cell + Int(labels[row])] += 1
            }
        }
        return (cells, states)
    }
}
