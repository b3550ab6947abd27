extension Binning {
    /// How cells stand to one another.
    package enum Order: Sendable, Hashable {
        /// In the order given; the share of events rises or falls along it, as `sign` says, or for
        /// `.none` as the counts do.
        case ordered(FeatureSpecification.Sign)
        /// In no order; `other` is the level that takes in rare ones, where there is such a level.
        case unordered(other: Int?)
    }

    /// Makes bins of counts over training rows.
    ///
    /// Cells in order: small ones are joined from the left, the direction is found, neighbours that
    /// break it are pooled, and a programme cuts what is left into the runs of highest information.
    /// Levels without order: rare ones join `other`, the rest are ordered by share of events, ties
    /// by their own order, and then cut likewise.
    ///
    /// - Parameters:
    ///   - cells: one for each cell or level.
    ///   - specials: one for each special value of the feature.
    package init(
        cells: [SlotCounts], order: Order, missing: SlotCounts, specials: [SlotCounts],
        rule: BinningRule
    ) {
        let fit = BinningFit(
            rows: SlotCounts.sum(cells + [missing] + specials).rows, slots: [missing] + specials,
            rule: rule)
        switch order {
        case .ordered(let sign): self = fit.ordered(cells, sign: sign)
        case .unordered(let other): self = fit.unordered(cells, other: other)
        }
    }
}

/// The steps from counts to bins, for one feature.
struct BinningFit {
    /// Cells or levels that are never parted again.
    struct Block {
        var members: [Int]
        var counts: SlotCounts
    }

    /// Of the whole feature.
    let rows: Int
    /// Missing, then each special value.
    let slots: [SlotCounts]
    let rule: BinningRule

    func ordered(_ cells: [SlotCounts], sign: FeatureSpecification.Sign) -> Binning {
        let prebins = prebins(cells)
        let direction = direction(of: prebins.map(\.counts), sign: sign)
        let pooling = MonotonePooling(prebins.map(\.counts), rising: direction == .rising)
        let blocks = zip(pooling.blocks, pooling.counts).map { range, counts in
            Block(members: prebins[range].flatMap(\.members), counts: counts)
        }
        let free = partition(prebins)?.informationValue
        return binning(blocks, direction: direction, free: free, unseen: [])
    }

    func unordered(_ levels: [SlotCounts], other: Int?) -> Binning {
        let least = BinningRule.least(rule.cutoff, of: rows)
        let rare = levels.indices.filter { $0 == other || levels[$0].rows < least }
        let together = Block(members: rare, counts: .sum(rare.map { levels[$0] }))
        let kept = levels.indices.filter { !rare.contains($0) }
        let filled = together.counts.rows > 0
        var blocks = kept.map { Block(members: [$0], counts: levels[$0]) }
        if filled { blocks.append(together) }
        blocks.sort { left, right in
            if left.counts.hasLowerShare(than: right.counts) { return true }
            if right.counts.hasLowerShare(than: left.counts) { return false }
            return left.members[0] < right.members[0]
        }
        return binning(blocks, direction: nil, free: nil, unseen: filled ? [] : rare)
    }

    /// Joins cells from the left until each holds its share of rows, and both classes the smallest
    /// cell; what is left over at the right joins the last.
    private func prebins(_ cells: [SlotCounts]) -> [Block] {
        let least = BinningRule.least(rule.prebinShare, of: rows)
        var prebins: [Block] = []
        var open = Block(members: [], counts: .none)
        for (index, counts) in cells.enumerated() {
            open.members.append(index)
            open.counts = open.counts + counts
            let classes = [open.counts.nonEvents, open.counts.events]
            guard open.counts.rows >= max(least, 1),
                classes.allSatisfy({ $0 >= rule.smallestCell })
            else { continue }
            prebins.append(open)
            open = Block(members: [], counts: .none)
        }
        guard let last = prebins.popLast() else { return [open] }
        return prebins + [
            Block(members: last.members + open.members, counts: last.counts + open.counts)
        ]
    }

    /// The expected sign; else that of Σ_{i<j}(g_i·b_j − b_i·g_j), which is a whole number. Of 0 the
    /// share counts as rising.
    private func direction(
        of cells: [SlotCounts], sign: FeatureSpecification.Sign
    ) -> Binning.Direction {
        switch sign {
        case .plus: return .rising
        case .minus: return .falling
        case .none: break
        }
        var before = SlotCounts.none
        var total: Int128 = 0
        for cell in cells {
            total += Int128(before.nonEvents) * Int128(cell.events)
            total -= Int128(before.events) * Int128(cell.nonEvents)
            before = before + cell
        }
        return total >= 0 ? .rising : .falling
    }

    private var shown: [SlotCounts] { slots.filter { isInUse($0) } }

    private func isInUse(_ slot: SlotCounts) -> Bool {
        slot.rows > 0 && slot.mayBeShown(smallestCell: rule.smallestCell)
    }

    private func hasOwnWeight(_ slot: SlotCounts) -> Bool {
        isInUse(slot) && slot.rows >= rule.slotRows && slot.events >= rule.slotEvents
    }

    private func partition(_ blocks: [Block]) -> RunPartition? {
        RunPartition(
            blocks.map(\.counts), atMost: rule.largestBins, floor: rule.floor(rows: rows),
            others: shown, bearInformation: slots.filter(hasOwnWeight))
    }

    private func binning(
        _ blocks: [Block], direction: Binning.Direction?, free: Double?, unseen: [Int]
    ) -> Binning {
        guard let partition = partition(blocks),
            partition.runs.count > 1 || slots.contains(where: hasOwnWeight)
        else {
            return unusable(blocks, direction: direction, free: free, unseen: unseen)
        }
        let runs = partition.runs.map { run in
            Block(
                members: blocks[run].flatMap(\.members).sorted(),
                counts: .sum(blocks[run].map(\.counts)))
        }
        let totals = SlotCounts.sum(runs.map(\.counts) + shown)
        let scale = EvidenceScale(totals: totals, slots: runs.count + shown.count)
        let bins = runs.map { run in
            Binning.Bin(
                members: run.members, counts: run.counts, weight: scale.weight(of: run.counts),
                rawWeight: EvidenceScale.rawWeight(of: run.counts, totals: totals),
                information: scale.information(of: run.counts))
        }
        let own = slots.filter(hasOwnWeight).map { scale.weight(of: $0) }
        let small = policyWeight(lowest: (bins.map(\.weight) + own).min() ?? 0)
        let slots = slots.map { slot($0, scale: scale, totals: totals, small: small) }
        return Binning(
            bins: bins, unseen: unseen, unseenWeight: small, missing: slots[0],
            specials: Array(slots.dropFirst()), direction: direction,
            informationValue: partition.informationValue,
            freeInformationValue: free ?? partition.informationValue, unusable: nil)
    }

    private func policyWeight(lowest: Double) -> Double {
        switch rule.missingPolicy {
        case .neutral: 0
        case .worst: lowest
        }
    }

    private func slot(
        _ counts: SlotCounts, scale: EvidenceScale, totals: SlotCounts, small: Double
    ) -> Binning.Slot {
        let basis = basis(of: counts)
        let isOwn = basis == .own
        return Binning.Slot(
            basis: basis, counts: basis == .hidden ? nil : counts,
            weight: isOwn ? scale.weight(of: counts) : small,
            rawWeight: isOwn ? EvidenceScale.rawWeight(of: counts, totals: totals) : nil,
            information: isOwn ? scale.information(of: counts) : 0)
    }

    private func basis(of counts: SlotCounts) -> Binning.Slot.Basis {
        if counts.rows == 0 { return .empty }
        guard isInUse(counts) else { return .hidden }
        return hasOwnWeight(counts) ? .own : .tooSmall
    }

    /// One bin without a weight: the feature says nothing.
    private func unusable(
        _ blocks: [Block], direction: Binning.Direction?, free: Double?, unseen: [Int]
    ) -> Binning {
        let all = Block(
            members: blocks.flatMap(\.members).sorted(), counts: .sum(blocks.map(\.counts)))
        let bin = Binning.Bin(
            members: all.members, counts: all.counts, weight: 0, rawWeight: nil, information: 0)
        let slots = slots.map { counts in
            let basis = basis(of: counts)
            return Binning.Slot(
                basis: basis == .own ? .unused : basis,
                counts: basis == .hidden ? nil : counts, weight: 0, rawWeight: nil, information: 0)
        }
        return Binning(
            bins: [bin], unseen: unseen, unseenWeight: 0, missing: slots[0],
            specials: Array(slots.dropFirst()), direction: direction, informationValue: 0,
            freeInformationValue: free ?? 0, unusable: .noAdmissibleSplit)
    }
}
