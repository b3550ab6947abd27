import Learning

/// The second round of a profile: finer cells around quantiles, and moments about better centres.
package struct ProfileRefinement: Sendable, Hashable {
    struct Cut: Sendable, Hashable {
        let feature: FeatureSpecification
        let cell: Int
        let cuts: [Double]

        var block: String { "\(feature.name).cell\(cell)" }
    }

    struct Centre: Sendable, Hashable {
        let feature: FeatureSpecification
        /// The mean, rounded to a multiple of 2^−20 of the range.
        let value: Double
        let bound: Double
    }

    let cuts: [Cut]
    let centres: [Centre]

    var isEmpty: Bool { cuts.isEmpty && centres.isEmpty }

    init(_ profile: FederatedProfile, wishes: Profile.Wishes) {
        cuts = profile.features.flatMap { Self.cuts(of: $0, wishes: wishes) }
        let badlyCentred = profile.features.filter { wishes.recentres && $0.isBadlyCentred }
        centres = badlyCentred.compactMap(Self.centre)
    }

    /// The cells in which the wanted quantiles lie, each once, if they hold rows enough.
    private static func cuts(of feature: FeatureProfile, wishes: Profile.Wishes) -> [Cut] {
        guard let histogram = feature.histogram else { return [] }
        let shares = wishes.shares[feature.specification.name] ?? []
        let least = max(wishes.smallestCell, RefinedCell.fewestRows)
        let cells = Set(shares.compactMap(histogram.cell)).filter { histogram.counts[$0] >= least }
        return cells.sorted().map { cell in
            Cut(
                feature: feature.specification, cell: cell,
                cuts: histogram.cuts(ofCell: cell, into: RefinedCell.parts))
        }
    }

    private static func centre(_ feature: FeatureProfile) -> Centre? {
        guard case .number(let range, _) = feature.specification.kind, let mean = feature.mean
        else { return nil }
        let quantum = (range.upperBound - range.lowerBound) * powerOfTwo(-20)
        let rounded = (mean / quantum).rounded(.toNearestOrEven) * quantum
        let value = min(max(rounded, range.lowerBound), range.upperBound)
        return Centre(
            feature: feature.specification, value: value,
            bound: max(value - range.lowerBound, range.upperBound - value))
    }

    func layout(institutions: Int, rowBound: Int) throws(LayoutError) -> SumLayout {
        let rows = Double(rowBound)
        var blocks = cuts.map {
            SumBlock($0.block, count: RefinedCell.parts, kind: .count, bound: rows)
        }
        for centre in centres {
            let (name, bound) = (centre.feature.name, centre.bound)
            blocks.append(SumBlock("\(name).first", count: 1, kind: .real, bound: rows * bound))
            blocks.append(
                SumBlock("\(name).second", count: 1, kind: .real, bound: rows * bound * bound))
        }
        return try SumLayout(institutions: institutions, blocks: blocks)
    }

    func append(
        to answer: inout SumVectorBuilder, from frame: Frame, rows: [Int]
    ) throws(AnswerError) {
        for cut in cuts {
            let column = try Self.column(cut.feature, of: frame)
            try answer.append(
                counts: ProfileCells(cut.feature).counts(
                    inCell: cut.cell, partedBy: cut.cuts, of: column, rows: rows))
        }
        for centre in centres {
            let column = try Self.column(centre.feature, of: frame)
            let moments = ProfileCells(centre.feature).moments(
                of: column, rows: rows, about: centre.value)
            try answer.append(reals: [moments.first])
            try answer.append(reals: [moments.second])
        }
    }

    private static func column(
        _ feature: FeatureSpecification, of frame: Frame
    ) throws(AnswerError) -> FrameColumn {
        guard let column = frame.column(named: feature.name) else {
            throw .columnMissing(feature.name)
        }
        return column
    }

    /// The profile with what the sum adds to it.
    func refining(_ profile: FederatedProfile, by sum: SumVector) -> FederatedProfile {
        FederatedProfile(
            features: profile.features.map { feature in
                let name = feature.specification.name
                let cells = cuts.filter { $0.feature.name == name }.map {
                    RefinedCell(cell: $0.cell, counts: sum.counts($0.block))
                }
                let moments = centres.first { $0.feature.name == name }.map {
                    CentredMoments(
                        centre: $0.value, first: sum.reals("\(name).first")[0],
                        second: sum.reals("\(name).second")[0])
                }
                return FeatureProfile(
                    specification: feature.specification, tally: feature.tally, refined: cells,
                    recentred: moments)
            })
    }

    /// Pairs of a feature's place in the study's order and its cell, or its centre.
    func tensors(features: [FeatureSpecification]) -> [QuestionTensor] {
        func place(_ feature: FeatureSpecification) -> Double {
            Double(features.firstIndex(of: feature) ?? 0)
        }
        return [
            QuestionTensor(
                "refined_cells", cuts.flatMap { [place($0.feature), Double($0.cell)] }),
            QuestionTensor("centres", centres.flatMap { [place($0.feature), $0.value] }),
        ]
    }
}
