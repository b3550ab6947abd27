/// Turns the counts of a slot into its weight of evidence, among J slots with known totals.
///
/// With half a row added to each count: g = (nonEvents + ½)/(G + ½J), b = (events + ½)/(B + ½J),
/// weight = ln(g/b), information = (g − b)·weight. A positive weight is safer: fewer events than
/// the average. Smoothing happens here and nowhere else.
/// Source: Siddiqi 2006.
package struct EvidenceScale: Sendable, Hashable {
    private let nonEvents: Double
    private let events: Double

    /// - Parameters:
    ///   - totals: G and B, over all slots.
    ///   - slots: J, the number of slots in use, missing and special values included.
    package init(totals: SlotCounts, slots: Int) {
        precondition(slots > 0, "there is a slot at least")
        nonEvents = Double(totals.nonEvents) + 0.5 * Double(slots)
        events = Double(totals.events) + 0.5 * Double(slots)
    }

    /// ln(g/b).
    package func weight(of counts: SlotCounts) -> Double {
        ElementaryFunctions.log(nonEventShare(counts) / eventShare(counts))
    }

    /// (g − b)·ln(g/b), which is never negative; summed over slots it is the information value.
    package func information(of counts: SlotCounts) -> Double {
        (nonEventShare(counts) - eventShare(counts)) * weight(of: counts)
    }

    /// ln of the shares as they are, without smoothing; nil where a class is empty.
    package static func rawWeight(of counts: SlotCounts, totals: SlotCounts) -> Double? {
        guard counts.nonEvents > 0, counts.events > 0 else { return nil }
        let nonEventShare = Double(counts.nonEvents) / Double(totals.nonEvents)
        return ElementaryFunctions.log(
            nonEventShare / (Double(counts.events) / Double(totals.events)))
    }

    private func nonEventShare(_ counts: SlotCounts) -> Double {
        (Double(counts.nonEvents) + 0.5) / nonEvents
    }

    private func eventShare(_ counts: SlotCounts) -> Double {
        (Double(counts.events) + 0.5) / events
    }
}
