import Learning
import Testing

@Suite struct `A ridge penalty` {
    @Test func `leaves the intercept free and pulls the others`() {
        let penalty = RidgePenalty.ridge(2, count: 3)
        #expect(penalty.strengths == [0, 2, 2])
        #expect(penalty.gradient([5, 1, -3]) == [0, 2, -6])
        #expect(penalty.value([5, 1, -3]) == 10)
        #expect(penalty.added(to: SymmetricMatrix(dimension: 3)).diagonal == [0, 2, 2])
        #expect(!penalty.isZero && RidgePenalty.ridge(0, count: 2).isZero)
    }

    /// Slopes 0, 1, 5 of three classes lie −2, −1, 3 from their mean: λ/2·(4 + 1 + 9) = 7.
    @Test func `over classes pulls to their mean`() {
        let penalty = RidgePenalty.ridge(1, columns: 2, classCount: 3)
        #expect(penalty.strengths == [0, 1, 0, 1])
        #expect(penalty.gradient([9, 1, 9, 5]) == [0, -1, 0, 3])
        #expect(penalty.value([9, 1, 9, 5]) == 7)
        let matrix = penalty.added(to: SymmetricMatrix(dimension: 4))
        expectClose(matrix.diagonal, [0, 2.0 / 3, 0, 2.0 / 3], relative: 1e-15)
        expectClose(matrix[1, 3], -1.0 / 3, relative: 1e-15)
        #expect(matrix[0, 2] == 0 && matrix[1, 2] == 0)
    }

    /// With class 2 as the reference the same model has slopes −5, −4, 0.
    @Test func `over classes does not depend on which comes first`() {
        let penalty = RidgePenalty.ridge(1, columns: 2, classCount: 3)
        expectClose(penalty.value([9, -5, 9, -4]), 7, relative: 1e-15)
    }

    /// λ/4·b², half of what a logistic model pays.
    @Test func `over two classes is half of one coefficient's own`() {
        let penalty = RidgePenalty.ridge(1, columns: 2, classCount: 2)
        #expect(penalty.value([3, 4]) == RidgePenalty.ridge(0.5, count: 2).value([3, 4]))
    }

    @Test func `pulls to a centre`() {
        let penalty = RidgePenalty(strengths: [0, 1], centres: [0, 1])
        #expect(penalty.gradient([4, 3]) == [0, 2])
        #expect(penalty.value([4, 3]) == 2)
    }
}
