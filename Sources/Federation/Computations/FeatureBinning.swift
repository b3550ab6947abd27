package import Learning

/// The bins of one feature with what places a value in them: the binning table of a model.
package struct FeatureBinning: Sendable, Hashable {
    package let specification: FeatureSpecification
    package let binning: Binning
    /// Where one bin of a number ends and the next begins; a value on an edge goes right. Empty for
    /// codes and flags.
    package let edges: [Double]

    init(_ tally: ClassTally, rule: BinningRule) {
        specification = tally.specification
        binning = Binning(
            cells: tally.cells, order: Self.order(of: tally.specification),
            missing: tally.missing, specials: tally.specials, rule: rule)
        let cuts = ClassTally.cuts(of: specification)
        edges =
            cuts.isEmpty
            ? [] : binning.bins.dropFirst().compactMap { $0.members.first }.map { cuts[$0 - 1] }
    }

    private static func order(of feature: FeatureSpecification) -> Binning.Order {
        switch feature.kind {
        case .number, .flag, .code(_, ordered: true): .ordered(feature.sign)
        case .code(let levels, ordered: false): .unordered(other: levels.firstIndex(of: "other"))
        }
    }

    /// Each bin in words, in the order of the table.
    package var binNames: [String] {
        switch specification.kind {
        case .number:
            let starts = [nil] + edges.map { Optional($0) }
            let ends = edges.map { Optional($0) } + [nil]
            return zip(starts, ends).map { NumberCell(from: $0, below: $1).words }
        case .flag:
            return binning.bins.map {
                $0.members.map { $0 == 1 ? "yes" : "no" }.joined(separator: ", ")
            }
        case .code(let levels, _):
            return binning.bins.map { $0.members.map { levels[$0] }.joined(separator: ", ") }
        }
    }

    /// What makes a weight of a value.
    var transform: EvidenceTransform {
        EvidenceTransform(
            edges: edges, levels: levelPlaces, weights: binning.bins.map(\.weight),
            unseen: binning.unseenWeight, missing: binning.missing.weight,
            specials: binning.specials.map(\.weight))
    }

    /// The bin of each level; nil for one without training rows. Empty for numbers.
    private var levelPlaces: [Int?] {
        if case .number = specification.kind { return [] }
        var places = [Int?](repeating: nil, count: ClassTally.cellCount(of: specification))
        for (place, bin) in binning.bins.enumerated() {
            for member in bin.members { places[member] = place }
        }
        return places
    }

    /// Mean and variance of the weights over the rows of the tally, n in the denominator.
    func moments(over tally: ClassTally) -> (mean: Double, deviation: Double) {
        let transform = transform
        var terms = binning.bins.map { ($0.counts.rows, $0.weight) }
        terms.append((tally.missing.rows, transform.missing))
        terms += zip(tally.specials, transform.specials).map { ($0.rows, $1) }
        let rows = Double(terms.reduce(0) { $0 + $1.0 })
        let mean = terms.reduce(0) { $0 + Double($1.0) * $1.1 } / rows
        let squares = terms.reduce(0) { $0 + Double($1.0) * (($1.1 - mean) * ($1.1 - mean)) }
        return (mean, (squares / rows).squareRoot())
    }
}

/// The weight of evidence of a value: of its bin, or of its missing or special slot.
package struct EvidenceTransform: Sendable, Hashable {
    /// Ends of a number's bins; a value on an edge goes right.
    package let edges: [Double]
    /// The bin of each level; empty for numbers.
    package let levels: [Int?]
    package let weights: [Double]
    /// Of a level without training rows.
    package let unseen: Double
    package let missing: Double
    package let specials: [Double]

    package func weight(_ value: Double, state: UInt8) -> Double {
        if state == FrameColumn.missing { return missing }
        guard state == FrameColumn.value else {
            return specials[Int(state - FrameColumn.firstSpecial)]
        }
        guard !levels.isEmpty else { return weights[edges.partitionPoint { $0 <= value }] }
        return levels[Int(value)].map { weights[$0] } ?? unseen
    }

    /// From the riskiest weight to the safest.
    var range: ClosedRange<Double> {
        let all = weights + [unseen, missing] + specials
        return (all.min() ?? 0)...(all.max() ?? 0)
    }
}

/// Numbers from one edge up to, and without, another; without an edge to ±∞.
package struct NumberCell: Sendable, Hashable {
    package let from: Double?
    package let below: Double?

    package func contains(_ value: Double) -> Bool {
        from.map { $0 <= value } ?? true && below.map { value < $0 } ?? true
    }

    /// `below 10`, `10 to 20` (20 itself lies in the next cell), `from 20`.
    package var words: String {
        switch (from, below) {
        case (nil, nil): "all"
        case (nil, let below?): "below \(Self.plain(below))"
        case (let from?, nil): "from \(Self.plain(from))"
        case (let from?, let below?): "\(Self.plain(from)) to \(Self.plain(below))"
        }
    }

    private static func plain(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
