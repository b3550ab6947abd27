import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `The cohort of a run` {
    private static let all: Range<UInt128> = 0..<100
    private static let run = RunID(bytes: [UInt8](repeating: 1, count: 16)) ?? .federation
    private static let later = RunID(bytes: [UInt8](repeating: 2, count: 16)) ?? .federation

    static func cohort(
        _ entities: Range<UInt128> = all, trained: Range<UInt128>? = nil,
        members: Range<UInt8> = 0..<4,
        key: UInt8 = 1
    ) -> Cohort {
        Cohort(
            members: Set(members.compactMap { NodeID(bytes: [UInt8](repeating: $0, count: 16)) }),
            query: .sha256([2]), table: .sha256([3]), key: .sha256([key]),
            entities: BlindedEntities(entities), trained: BlindedEntities(trained ?? entities))
    }

    @Test func `counts the entities that two sets do not share`() {
        let set = BlindedEntities(0..<10 as Range<UInt128>)
        #expect(set.difference(from: set) == 0)
        #expect(set.difference(from: BlindedEntities(2..<13 as Range<UInt128>)) == 5)
        #expect(set.difference(from: BlindedEntities([])) == 10)
        #expect(BlindedEntities([UInt128.max, 3, 3]).marks == [3, .max])
    }

    /// Brute force over all pairs of subsets of six entities.
    @Test func `tells few entities exactly where the sets differ in one to two of them`() {
        func set(_ bits: Int) -> BlindedEntities {
            BlindedEntities((0..<6).filter { bits >> $0 & 1 == 1 }.map { UInt128($0) })
        }
        for left in 0..<64 {
            for right in 0..<64 {
                let (own, other) = (Self.cohort(0..<1), Self.cohort(0..<1))
                let differing = (left ^ right).nonzeroBitCount
                let pair = [own, other].enumerated().map { index, cohort in
                    Cohort(
                        members: cohort.members, query: cohort.query, table: cohort.table,
                        key: cohort.key, entities: set(index == 0 ? left : right), trained: set(0))
                }
                #expect(
                    pair[0].tellsFew(from: pair[1], smallest: 3)
                        == (differing == 1 || differing == 2))
            }
        }
    }

    @Test func `tells few entities where they moved between training and hold-out`() {
        let own = Self.cohort(trained: 0..<60)
        #expect(own.tellsFew(from: Self.cohort(trained: 0..<69), smallest: 10))
        #expect(!own.tellsFew(from: Self.cohort(trained: 0..<70), smallest: 10))
    }

    @Test func `tells a member where the other run had one more, over some of the same rows`() {
        let own = Self.cohort(members: 0..<4)
        #expect(own.tellsMember(from: Self.cohort(members: 0..<5)))
        #expect(own.tellsMember(from: Self.cohort(50..<200, members: 0..<3)))
        #expect(!own.tellsMember(from: Self.cohort(members: 0..<4)))
        #expect(!own.tellsMember(from: Self.cohort(members: 0..<6)))
        #expect(!own.tellsMember(from: Self.cohort(100..<200, members: 0..<5)))
    }

    @Test func `counts against later runs once a question of it is bound`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger(path: folder.file("ledger.sqlite"))
        let cohort = Self.cohort(0..<7, trained: 0..<5)
        try ledger.keep(cohort, run: Self.run)
        try ledger.keep(Self.cohort(), run: Self.run)
        #expect(try ledger.answeredCohorts(besides: Self.later).isEmpty)
        _ = try ledger.bind(run: Self.run, round: 1, question: .sha256([1]))
        #expect(try ledger.answeredCohorts(besides: Self.later) == [cohort])
        #expect(try ledger.answeredCohorts() == [cohort])
        #expect(try ledger.answeredCohorts(besides: Self.run).isEmpty)
    }
}
