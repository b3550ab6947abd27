/// The cut of a row of blocks into runs with the largest information value.
///
/// Every run must hold enough rows, events and non-events. Of cuts with equal information the one
/// with fewer runs wins, then the one whose runs start earliest, compared from the left.
package struct RunPartition: Sendable, Hashable {
    /// What each run must hold at least.
    package struct Floor: Sendable, Hashable {
        package let rows: Int
        package let events: Int
        package let nonEvents: Int

        package init(rows: Int, events: Int, nonEvents: Int) {
            self.rows = rows
            self.events = events
            self.nonEvents = nonEvents
        }

        func admits(_ counts: SlotCounts) -> Bool {
            counts.rows >= rows && counts.events >= events && counts.nonEvents >= nonEvents
        }
    }

    /// The blocks of each run, in order.
    package let runs: [Range<Int>]
    /// Over the runs and the other slots that were handed in.
    package let informationValue: Double

    /// The best cut into 1 to `largest` runs; nil where not even one run holds enough.
    ///
    /// - Parameters:
    ///   - others: slots beside the blocks, such as missing values: they count in the totals and in
    ///     the smoothing. Those that `bearInformation` add to the information value.
    package init?(
        _ blocks: [SlotCounts], atMost largest: Int, floor: Floor, others: [SlotCounts] = [],
        bearInformation: [SlotCounts] = []
    ) {
        let sums = blocks.reduce(into: [SlotCounts.none]) { $0.append($0[$0.count - 1] + $1) }
        let totals = sums[blocks.count] + .sum(others)
        var best: Chain?
        for count in stride(from: 1, through: min(largest, blocks.count), by: 1) {
            let scale = EvidenceScale(totals: totals, slots: count + others.count)
            guard
                var chain = Self.best(into: count, sums: sums, scale: scale, floor: floor)
            else { continue }
            for slot in bearInformation { chain.information += scale.information(of: slot) }
            if best.map({ chain.information > $0.information }) ?? true { best = chain }
        }
        guard let best else { return nil }
        let ends = best.starts.dropFirst() + [blocks.count]
        runs = zip(best.starts, ends).map { $0..<$1 }
        informationValue = best.information
    }

    /// The starts of the runs up to some block, and what they carry together.
    private struct Chain {
        var starts: [Int]
        var information: Double

        /// Whether a chain with this information and these starts is better than `other`.
        func isBetter(than other: Chain?) -> Bool {
            guard let other else { return true }
            if information != other.information { return information > other.information }
            return starts.lexicographicallyPrecedes(other.starts)
        }
    }

    /// Dynamic programme: the best chain of j runs that ends before each block, from that of j − 1.
    private static func best(
        into count: Int, sums: [SlotCounts], scale: EvidenceScale, floor: Floor
    ) -> Chain? {
        let blocks = sums.count - 1
        let terms = terms(sums: sums, scale: scale, floor: floor)
        var chains: [Chain?] = [Chain(starts: [], information: 0)]
        chains += [Chain?](repeating: nil, count: blocks)
        for _ in 0..<count {
            var longer = [Chain?](repeating: nil, count: blocks + 1)
            for (start, chain) in chains.dropLast().enumerated() {
                guard let chain else { continue }
                for run in terms[start] {
                    let information = chain.information + run.information
                    if let known = longer[run.end], information < known.information { continue }
                    let next = Chain(starts: chain.starts + [start], information: information)
                    if next.isBetter(than: longer[run.end]) { longer[run.end] = next }
                }
            }
            chains = longer
        }
        return chains[blocks]
    }

    /// For each first block, the runs that hold enough and what each carries.
    private static func terms(
        sums: [SlotCounts], scale: EvidenceScale, floor: Floor
    ) -> [[(end: Int, information: Double)]] {
        sums.indices.dropLast().map { start in
            sums.indices.dropFirst(start + 1).compactMap { end in
                let run = sums[end] - sums[start]
                return floor.admits(run) ? (end, scale.information(of: run)) : nil
            }
        }
    }
}
