import Learning
import Tabular
import Testing

@Suite struct `A split` {
    @Test func `draws the published words for the published seed`() {
        let words: [UInt64] = [
            0x464c_b10d_4dc3_f49e, 0x9e9c_2001_c030_6186, 0x6a44_3a43_2c8f_3626,
            0xba7b_3110_c23e_28cd,
            0x397d_1276_fa4c_037c, 0x8c6b_93b9_9906_bee0,
        ]
        for (index, word) in words.enumerated() {
            let draw = SplitRequest.draw(seed: "2025", entity: "C00\(index + 1)")
            #expect(draw == word)
            #expect(SplitRequest.isDrawn(draw, share: 300) == [0, 4].contains(index))
        }
    }

    @Test func `counts a share of 1000 from the bottom of all words`() {
        #expect(SplitRequest.isDrawn(0x4ccc_cccc_cccc_cccb, share: 300))
        #expect(!SplitRequest.isDrawn(0x4ccc_cccc_cccc_cccc, share: 300))
        #expect(!SplitRequest.isDrawn(0, share: 0))
        #expect(SplitRequest.isDrawn(1 << 62, share: 999))
    }

    @Test func `draws about its share, and validation apart from hold-out`() {
        let entities = (0..<2_000).map { "entity \($0)" }
        let holdout = entities.filter {
            SplitRequest.isDrawn(SplitRequest.draw(seed: "2025", entity: $0), share: 300)
        }
        let validation = holdout.filter {
            SplitRequest.isDrawn(SplitRequest.draw(seed: "2025/validation", entity: $0), share: 200)
        }
        #expect((540...660).contains(holdout.count))
        #expect((80...160).contains(validation.count))
    }

    /// As shares of 2^64 the words are 0.27, 0.62, 0.41, 0.73, 0.22 and 0.55; times five, cut.
    @Test func `puts the published words into five folds`() {
        let request = SplitRequest(kind: .folds(5), validation: 0, seed: "2025")
        let entities = (1...6).map { "C00\($0)" }
        #expect(request.folds(ofEntities: entities)?.ofRow == [1, 3, 2, 3, 1, 2])
        #expect(request.part(entity: "C001", time: nil, horizon: 0) == .training)
        let hash = SplitRequest(kind: .hash(holdout: 300), validation: 0, seed: "2025")
        #expect(hash.folds(ofEntities: entities) == nil)
    }
}
