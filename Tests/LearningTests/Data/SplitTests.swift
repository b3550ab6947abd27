import Learning
import Testing

@Suite struct `Splits` {
    /// First words of the keyed hashes of C001 … C006 with seed 2025.
    @Test func `the hash split holds out the entities below the share`() {
        let draws: [UInt64] = [
            0x464c_b10d_4dc3_f49e, 0x9e9c_2001_c030_6186, 0x6a44_3a43_2c8f_3626,
            0xba7b_3110_c23e_28cd, 0x397d_1276_fa4c_037c, 0x8c6b_93b9_9906_bee0,
        ]
        let split = HashSplit(holdoutPerThousand: 300, validationPerThousand: 500)
        #expect(draws.map(split.isHoldout(draw:)) == [true, false, false, false, true, false])
        #expect(split.isHoldout(draw: 0x4ccc_cccc_cccc_cccb))
        #expect(!split.isHoldout(draw: 0x4ccc_cccc_cccc_cccc))
        #expect(split.part(draw: draws[0], validationDraw: 0) == .holdout)
        #expect(split.part(draw: draws[1], validationDraw: draws[0]) == .validation)
        #expect(split.part(draw: draws[1], validationDraw: draws[1]) == .training)
    }

    @Test func `shares of nothing and of everything`() {
        #expect(!HashSplit(holdoutPerThousand: 0).isHoldout(draw: 0))
        #expect(HashSplit(holdoutPerThousand: 1_000).isHoldout(draw: .max))
    }

    @Test func `folds cut the draws into equal pieces`() {
        #expect(HashSplit.fold(draw: 0, of: 5) == 0)
        #expect(HashSplit.fold(draw: .max, of: 5) == 4)
        #expect(HashSplit.fold(draw: 0x8000_0000_0000_0000, of: 4) == 2)
        #expect(HashSplit.fold(draw: 0x7fff_ffff_ffff_ffff, of: 4) == 1)
    }

    @Test func `the time split drops what falls into the gap`() {
        let split = TimeSplit(date: 100, purgeDays: 30)
        #expect(split.part(observed: 50, windowEnd: 99) == .training)
        #expect(split.part(observed: 50, windowEnd: 100) == .purged)
        #expect(split.part(observed: 129, windowEnd: 150) == .purged)
        #expect(split.part(observed: 130, windowEnd: 150) == .holdout)
    }

    @Test func `the reference split takes rows 1, 4, 7, 11, 14, 17`() {
        #expect((0..<20).filter { ReferenceSplit.isTest($0) } == [1, 4, 7, 11, 14, 17])
        for rotation in 0..<10 {
            let test = (0..<100).filter { ReferenceSplit.isTest($0, rotation: rotation) }
            #expect(test.count == 30)
        }
    }
}
