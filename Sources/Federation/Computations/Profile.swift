package import Learning

/// Counts, histograms and moments of every input over the federation's training rows.
///
/// Answer: for each input its values, missing and special values by class; for numbers the cells of
/// the public edges, values below and above the range, Σ(x − c) and Σ(x − c)² about the middle of
/// the range; for codes and flags the count of each level. One round, and a second one where a
/// quantile is wanted in finer cells, or moments about a centre nearer to the mean.
/// Source: Chan, Golub & LeVeque 1983.
package struct Profile: Computation {
    package struct Question: Sendable, Hashable {
        /// Nil in the first round.
        package let refinement: ProfileRefinement?
    }

    package typealias Outcome = FederatedProfile

    package static let name = ComputationWord.profile.rawValue

    package let institutions: Int
    package let features: [FeatureSpecification]
    package let rowBound: Int
    private let wishes: Wishes
    private var first: FederatedProfile?

    /// What a second round is asked for.
    package struct Wishes: Sendable, Hashable {
        /// By feature, the shares of rows whose quantile is looked for in finer cells.
        package let shares: [String: [Double]]
        /// No cell with fewer rows, or fewer than 64, is cut.
        package let smallestCell: Int
        /// Whether moments are taken again where the first centre lay far from the mean.
        package let recentres: Bool

        package init(
            shares: [String: [Double]] = [:], smallestCell: Int = 0, recentres: Bool = true
        ) {
            self.shares = shares
            self.smallestCell = smallestCell
            self.recentres = recentres
        }
    }

    package init(
        institutions: Int, features: [FeatureSpecification], rowBound: Int,
        wishes: Wishes = Wishes()
    ) {
        self.institutions = institutions
        self.features = features
        self.rowBound = rowBound
        self.wishes = wishes
    }

    package var start: Question { Question(refinement: nil) }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        if let refinement = question.refinement {
            return try refinement.layout(institutions: institutions, rowBound: rowBound)
        }
        let rows = Double(rowBound)
        var blocks: [SumBlock] = []
        for feature in features {
            let cells = ProfileCells(feature)
            blocks.append(
                SumBlock(
                    "\(feature.name).states", count: cells.stateWords, kind: .count, bound: rows))
            blocks.append(
                SumBlock("\(feature.name).cells", count: cells.cellWords, kind: .count, bound: rows)
            )
            if let centre = cells.centre {
                let half = centre.halfRange
                blocks.append(
                    SumBlock("\(feature.name).first", count: 1, kind: .real, bound: rows * half))
                blocks.append(
                    SumBlock(
                        "\(feature.name).second", count: 1, kind: .real, bound: rows * half * half))
            }
        }
        return try SumLayout(institutions: institutions, blocks: blocks)
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        let training = rows.frame.rows(in: .training)
        if let refinement = question.refinement {
            try refinement.append(to: &answer, from: rows.frame, rows: training)
            return answer.finished()
        }
        for feature in features {
            guard let column = rows.frame.column(named: feature.name) else {
                throw .columnMissing(feature.name)
            }
            let cells = ProfileCells(feature)
            let tally = cells.tally(column, labels: rows.frame.otherThanFirst, rows: training)
            try answer.append(counts: tally.states)
            try answer.append(counts: tally.cells)
            if cells.centre != nil {
                try answer.append(reals: [tally.first])
                try answer.append(reals: [tally.second])
            }
        }
        return answer.finished()
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, FederatedProfile> {
        if let first {
            let refinement = ProfileRefinement(first, wishes: wishes)
            return .done(refinement.refining(first, by: sum))
        }
        let profile = FederatedProfile(features: features.map { Self.read($0, from: sum) })
        let refinement = ProfileRefinement(profile, wishes: wishes)
        guard !refinement.isEmpty else { return .done(profile) }
        first = profile
        return .ask(Question(refinement: refinement))
    }

    private static func read(
        _ feature: FeatureSpecification, from sum: SumVector
    ) -> FeatureProfile {
        let hasMoments = ProfileCells(feature).centre != nil
        return FeatureProfile(
            specification: feature,
            tally: ProfileTally(
                states: sum.counts("\(feature.name).states"),
                cells: sum.counts("\(feature.name).cells"),
                first: hasMoments ? sum.reals("\(feature.name).first")[0] : 0,
                second: hasMoments ? sum.reals("\(feature.name).second")[0] : 0))
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        let bound = QuestionTensor("row_bound", [Double(rowBound)])
        return [bound] + (question.refinement?.tensors(features: features) ?? [])
    }
}
