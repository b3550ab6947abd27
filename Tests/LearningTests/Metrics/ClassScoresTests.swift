import Learning
import Testing

@Suite struct `Scores of several classes` {
    /// Right, second, last, and a tie that the lower class wins.
    private static let four = ClassScores(
        labels: [0, 1, 2, 1], classCount: 3,
        probabilities: [0.5, 0.3, 0.2, 0.6, 0.3, 0.1, 0.7, 0.2, 0.1, 0.4, 0.4, 0.2])

    private func simulated(_ seed: UInt64, count: Int = 500) -> ClassScores {
        var generator = SeededGenerator(seeds: seed, 71)
        var labels: [UInt8] = []
        var scores: [Double] = []
        for _ in 0..<count {
            let own = [0, generator.normal(), generator.normal() - 1]
            let shares = Softmax.probabilities(own, classCount: 3)
            let draw = generator.uniform()
            labels.append(draw < shares[0] ? 0 : draw < shares[0] + shares[1] ? 1 : 2)
            scores += shares
        }
        return ClassScores(labels: labels, classCount: 3, probabilities: scores)
    }

    @Test func `can be reckoned by hand`() throws {
        let rows = Self.four
        #expect(rows.counts == [1, 2, 1])
        #expect((0..<4).map(rows.rank) == [0, 1, 2, 1])
        #expect((0..<4).map(rows.predicted) == [0, 0, 0, 0])
        #expect(try rows.topShare(1) == 0.25)
        #expect(try rows.topShare(2) == 0.75)
        // Row 0: 0.25 + 0.09 + 0.04; row 1: 0.36 + 0.49 + 0.01; row 2: 0.49 + 0.04 + 0.81;
        // row 3: 0.16 + 0.36 + 0.04.
        expectClose(try rows.brier(), (0.38 + 0.86 + 1.34 + 0.56) / 4, relative: 1e-14)
        let logs = [0.5, 0.3, 0.1, 0.4].map { -ElementaryFunctions.log($0) }
        expectClose(try rows.logLoss(), logs.reduce(0, +) / 4, relative: 1e-14)
    }

    /// Class 0: its 0.5 against 0.6, 0.7 and 0.4 is above one of three. Class 1: 0.3 and 0.4 against
    /// 0.3 and 0.2 win three and a half of four. Class 2: 0.1 against 0.2, 0.1 and 0.2 ties once.
    @Test func `have the mean of the areas of each class against the rest`() throws {
        let areas = try (0..<3).map { try RankingMetrics(Self.four.against(rest: $0)).auc() }
        expectClose(areas, [1.0 / 3, 3.5 / 4, 0.5 / 3], relative: 1e-14)
        expectClose(try Self.four.macroAUC(), areas.reduce(0, +) / 3, relative: 1e-14)
    }

    @Test func `have no mean area where a class has no rows`() {
        let rows = ClassScores(
            labels: [0, 1], classCount: 3, probabilities: [0.5, 0.3, 0.2, 0.2, 0.7, 0.1])
        #expect(throws: MetricError.singleClass) { try rows.macroAUC() }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `are told by a table to its rounding, the area within its bracket`(seed: UInt64) throws {
        let rows = simulated(seed)
        let table = ClassTable(rows, layout: ScoreTableLayout())
        expectClose(try table.logLoss(), try rows.logLoss(), absolute: 1e-6)
        expectClose(try table.brier(), try rows.brier(), absolute: 1e-9)
        #expect(try table.topOne() == rows.topShare(1))
        #expect(try table.topTwo() == rows.topShare(2))
        let bracket = try table.macroAUCBracket()
        let exact = try rows.macroAUC()
        #expect(bracket.lower <= exact && exact <= bracket.upper)
        #expect(table.counts.map(Int.init) == rows.counts && table.rowCount == 500)
    }

    @Test func `of parts add up to the table of all rows, bit for bit`() throws {
        let rows = simulated(9)
        func part(_ range: Range<Int>) -> ClassTable {
            ClassTable(
                ClassScores(
                    labels: range.map { rows.labels[$0] }, classCount: 3,
                    probabilities: range.flatMap { rows.probabilities(ofRow: $0) }),
                layout: ScoreTableLayout())
        }
        let (one, other) = (part(0..<170), part(170..<500))
        #expect(
            zip(one.words, other.words).map { $0 + $1 }
                == ClassTable(rows, layout: ScoreTableLayout()).words)
    }

    @Test func `are refused as a table whose parts disagree`() throws {
        let table = ClassTable(Self.four, layout: ScoreTableLayout())
        func rebuilt(_ confusion: [Int64], _ amongTwo: Int64 = 3) throws(ClassTableError) {
            _ = try ClassTable(
                againstRest: table.againstRest, confusion: confusion, amongTwo: amongTwo,
                brierWord: table.brierWord, logLossWord: table.logLossWord)
        }
        try rebuilt(table.confusion)
        #expect(throws: ClassTableError.classesDisagree(0)) {
            try rebuilt([0, 0, 0, 2, 0, 0, 1, 0, 0])
        }
        #expect(throws: ClassTableError.impossibleConfusion) {
            try rebuilt([1, 0, 0, 3, -1, 0, 1, 0, 0])
        }
        #expect(throws: ClassTableError.impossibleConfusion) { try rebuilt(table.confusion, 5) }
    }
}
