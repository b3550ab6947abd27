import Learning
import Testing

@Suite struct `A weight of evidence` {
    private func scaled(_ slots: [(Int, Int)]) -> (weights: [Double], information: Double) {
        let counts = slots.map { SlotCounts(nonEvents: $0.0, events: $0.1) }
        let scale = EvidenceScale(totals: .sum(counts), slots: counts.count)
        return (
            counts.map(scale.weight), counts.reduce(0) { $0 + scale.information(of: $1) }
        )
    }

    @Test func `is the log of the smoothed shares, positive where it is safer`() {
        let (weights, information) = scaled([(90, 10), (60, 40)])
        expectClose(weights, [1.068520, -0.684113], absolute: 5e-7)
        expectClose(information, 0.689583, absolute: 5e-7)
    }

    @Test func `counts a special slot among the slots`() {
        let (weights, information) = scaled([(90, 10), (60, 40), (0, 5)])
        expectClose(weights, [1.167630, -0.585004, -3.384240], absolute: 5e-7)
        expectClose(information, 0.984496, absolute: 5e-7)
    }

    @Test func `without smoothing is the log of the plain shares`() throws {
        let totals = SlotCounts(nonEvents: 150, events: 50)
        let raw = [(90, 10), (60, 40)].map {
            EvidenceScale.rawWeight(
                of: SlotCounts(nonEvents: $0.0, events: $0.1), totals: totals)
        }
        expectClose(try #require(raw[0]), 1.098612, absolute: 5e-7)
        expectClose(try #require(raw[1]), -0.693147, absolute: 5e-7)
        let empty = SlotCounts(nonEvents: 0, events: 5)
        #expect(EvidenceScale.rawWeight(of: empty, totals: totals) == nil)
    }

    @Test func `of the German checking account is the published one`() throws {
        let counts = try GermanCredit.read().checkingAccount()
        #expect(counts.map(\.nonEvents) == [139, 164, 49, 348])
        #expect(counts.map(\.events) == [135, 105, 14, 46])
        let (weights, information) = scaled(counts.map { ($0.nonEvents, $0.events) })
        expectClose(weights, [-0.814413, -0.399307, 0.384318, 1.170680], absolute: 5e-7)
        expectClose(information, 0.659056, absolute: 5e-7)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `changes its sign and keeps its information when the classes are exchanged`(
        seed: UInt64
    ) {
        let slots = RandomTable(seed: seed, cells: 6).counts.map { ($0.nonEvents, $0.events) }
        let (weights, information) = scaled(slots)
        let (exchanged, same) = scaled(slots.map { ($0.1, $0.0) })
        expectClose(exchanged, weights.map { -$0 }, absolute: 1e-14)
        expectClose(same, information, absolute: 1e-14)
    }
}
