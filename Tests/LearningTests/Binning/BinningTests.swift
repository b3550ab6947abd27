import Learning
import Testing

@Suite struct `Bins of a feature` {
    private func binning(
        _ cells: [(Int, Int)], _ order: Binning.Order = .ordered(.none),
        missing: (Int, Int) = (0, 0), specials: [(Int, Int)] = [], rule: BinningRule = BinningRule()
    ) -> Binning {
        Binning(
            cells: cells.map(Self.counts), order: order, missing: Self.counts(missing),
            specials: specials.map(Self.counts), rule: rule)
    }

    private static func counts(_ pair: (Int, Int)) -> SlotCounts {
        SlotCounts(nonEvents: pair.0, events: pair.1)
    }

    /// Edges, classes and information of all 1,000 rows, found by brute force over all partitions.
    @Test(arguments: [
        GermanTable(
            .months, edges: 0..<74, ends: [16, 31, 43],
            nonEvents: [342, 268, 60, 30], events: [89, 128, 43, 40], information: 0.231967,
            direction: .rising),
        GermanTable(
            .age, edges: 18..<77, ends: [26, 30, 35], nonEvents: [110, 124, 122, 344],
            events: [80, 57, 55, 108], information: 0.099897, direction: .falling),
        GermanTable(
            .amount, edges: 0..<201, step: 100, ends: [3900, 7900], nonEvents: [549, 118, 33],
            events: [189, 72, 39], information: 0.143368, direction: .rising),
    ])
    func `of German Credit are the published ones`(table: GermanTable) throws {
        let cells = try GermanCredit.read().counts(table.column, edges: table.edges)
        let found = Binning(
            cells: cells, order: .ordered(.none), missing: .none, specials: [],
            rule: BinningRule())
        #expect(found.bins.map(\.counts.nonEvents) == table.nonEvents)
        #expect(found.bins.map(\.counts.events) == table.events)
        let ends = found.bins.dropFirst().compactMap(\.members.first).map { table.edges[$0 - 1] }
        #expect(ends == table.ends)
        expectClose(found.informationValue, table.information, absolute: 5e-7)
        #expect(found.direction == table.direction)
        #expect(found.freeInformationValue > found.informationValue)
        #expect(found.directionCost == found.freeInformationValue - found.informationValue)
    }

    @Test func `follow the expected sign against the counts, at a price`() throws {
        let cells = [(300, 30), (200, 60), (180, 90), (150, 40)]
        let free = binning(cells)
        #expect(free.direction == .rising && free.bins.count > 1)
        let forced = binning(cells, .ordered(.minus))
        #expect(forced.direction == .falling)
        #expect(forced.informationValue < free.informationValue)
        #expect(forced.freeInformationValue == free.freeInformationValue)
        #expect(forced.directionCost > free.directionCost)
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `keep their edges when both classes grow alike`(seed: UInt64) {
        let cells = RandomTable(seed: seed, cells: 12, largest: 4000).counts
        let large = cells.map { SlotCounts(nonEvents: 7 * $0.nonEvents, events: 7 * $0.events) }
        func edges(_ cells: [SlotCounts]) -> [[Int]] {
            Binning(
                cells: cells, order: .ordered(.none), missing: .none, specials: [],
                rule: BinningRule(binEvents: 0)
            ).bins.map(\.members)
        }
        #expect(edges(large) == edges(cells))
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `keep their edges and change their sign when the classes are exchanged`(seed: UInt64) {
        let cells = RandomTable(seed: seed, cells: 12, largest: 400).counts
        let rule = BinningRule(binEvents: 5, slotEvents: 0, smallestCell: 5)
        func bins(_ cells: [SlotCounts]) -> Binning {
            Binning(
                cells: cells, order: .ordered(.none), missing: .none, specials: [], rule: rule)
        }
        let found = bins(cells)
        let exchanged = bins(
            cells.map { SlotCounts(nonEvents: $0.events, events: $0.nonEvents) })
        #expect(exchanged.bins.map(\.members) == found.bins.map(\.members))
        expectClose(
            exchanged.bins.map(\.weight), found.bins.map { -$0.weight }, absolute: 1e-13)
        expectClose(exchanged.informationValue, found.informationValue, absolute: 1e-13)
    }

    /// 1 % of 1,030 rows is more than 10: the first cell of 10 rows is joined to the second.
    @Test func `join cells of less than 1 % of the rows`() {
        let found = binning([(9, 1), (391, 99), (310, 220)], rule: BinningRule(binShare: 10))
        #expect(found.bins.map(\.members) == [[0, 1], [2]])
        let larger = binning(
            [(19, 1), (381, 99), (310, 220)], rule: BinningRule(binShare: 10, binEvents: 1))
        #expect(larger.bins.map(\.members) == [[0], [1], [2]])
    }

    @Test func `give missing and special values weights of their own where they are many`() {
        let found = binning(
            [(300, 40), (200, 60)], missing: (25, 5), specials: [(0, 0), (20, 4), (40, 30)])
        #expect(found.missing.basis == .own)
        #expect(found.specials.map(\.basis) == [.empty, .tooSmall, .own])
        #expect(found.specials[0].weight == 0 && found.specials[1].weight == 0)
        // Slots in use: two bins, missing, and the two specials with rows. G 585, B 139.
        let weight = ElementaryFunctions.log(
            ((40 + 0.5) / (585 + 2.5)) / ((30 + 0.5) / (139 + 2.5)))
        #expect(found.specials[2].weight == weight)
        #expect(found.specials[1].information == 0 && found.specials[2].information > 0)
    }

    @Test func `give small slots the lowest weight where the study is strict`() {
        let found = binning(
            [(300, 40), (200, 60)], specials: [(0, 0), (10, 4)],
            rule: BinningRule(missingPolicy: .worst))
        let lowest = found.bins.map(\.weight).min()
        #expect(found.missing.weight == lowest)
        #expect(found.specials.map(\.weight) == [lowest, lowest])
    }

    @Test func `leave slots out that may not be shown`() {
        let rule = BinningRule(smallestCell: 10)
        let without = binning([(300, 40), (200, 60)], rule: rule)
        let with = binning([(300, 40), (200, 60)], missing: (30, 6), rule: rule)
        #expect(with.missing.basis == .hidden && with.missing.counts == nil)
        #expect(with.bins == without.bins)
        #expect(with.informationValue == without.informationValue)
    }

    /// Shares of events: a 20 %, b 40 %, c 10 %, d and e 50 % together, f 25 %.
    @Test func `order levels by their share of events, rare ones together`() {
        let cells = [(160, 40), (120, 80), (180, 20), (5, 5), (4, 4), (150, 50)]
        let found = binning(
            cells, .unordered(other: 4), rule: BinningRule(binShare: 10, binEvents: 5))
        #expect(found.bins.map(\.members) == [[2], [0], [5], [1], [3, 4]])
        #expect(found.direction == nil)
        #expect(found.freeInformationValue == found.informationValue)
        let strict = binning(cells, .unordered(other: 4))
        #expect(strict.bins.map(\.members) == [[0, 2], [5], [1, 3, 4]])
    }

    @Test func `know levels that nobody has held`() {
        let found = binning([(160, 40), (120, 80), (0, 0)], .unordered(other: nil))
        #expect(found.bins.map(\.members) == [[0], [1]])
        #expect(found.unseen == [2] && found.unseenWeight == 0)
    }

    @Test func `are one without a weight where no cut is admissible`() {
        let found = binning([(100, 20), (60, 20)])
        #expect(found.unusable == .noAdmissibleSplit)
        #expect(found.bins.map(\.members) == [[0, 1]])
        #expect(found.bins[0].weight == 0 && found.informationValue == 0)
        // Not even one bin: 25 events are too few.
        let few = binning([(100, 20), (60, 5)], missing: (40, 40))
        #expect(few.unusable == .noAdmissibleSplit)
        #expect(few.missing.basis == .unused && few.missing.weight == 0)
    }

    /// One bin (160, 40) beside missing (40, 40): G 200, B 80, two slots.
    @Test func `may be one beside a missing or special slot that tells something`() {
        let found = binning([(100, 20), (60, 20)], missing: (40, 40))
        #expect(found.unusable == nil && found.bins.map(\.members) == [[0, 1]])
        let log = ElementaryFunctions.log
        #expect(found.bins[0].weight == log((160.5 / 201) / (40.5 / 81)))
        #expect(found.missing.weight == log((40.5 / 201) / (40.5 / 81)))
        #expect(found.informationValue == found.bins[0].information + found.missing.information)
    }

    @Test func `of no rows at all are one`() {
        let found = binning([(0, 0), (0, 0)])
        #expect(found.unusable == .noAdmissibleSplit && found.bins.map(\.members) == [[0, 1]])
    }
}

struct GermanTable: Sendable {
    let column: GermanCredit.Column
    let edges: [Int]
    let ends: [Int]
    let nonEvents: [Int]
    let events: [Int]
    let information: Double
    let direction: Binning.Direction

    init(
        _ column: GermanCredit.Column, edges: Range<Int>, step: Int = 1, ends: [Int],
        nonEvents: [Int], events: [Int], information: Double, direction: Binning.Direction
    ) {
        self.column = column
        self.edges = edges.map { step * $0 }
        self.ends = ends
        self.nonEvents = nonEvents
        self.events = events
        self.information = information
        self.direction = direction
    }
}
