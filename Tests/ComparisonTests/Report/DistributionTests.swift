import Comparison
import Testing

@Suite struct `Distribution over institutions` {
    private let names = ["alder", "birch", "cedar", "elm", "fir", "hazel"]

    @Test func `is not told of four institutions`() {
        #expect(Distribution(of: names.prefix(4).map { Example.institution($0) }) == nil)
    }

    @Test func `counts only institutions that have the difference`() {
        let four = names.prefix(4).map { Example.institution($0) }
        let untold = Example.small.published(smallestCell: 10)
        #expect(Distribution(of: four + [untold]) == nil)
    }

    @Test func `of equal differences is that difference, with nothing between institutions`() throws
    {
        let summary = try #require(
            Distribution(of: names.map { Example.institution($0, gain: 0.05) }))
        #expect(summary.institutions == 6)
        #expect(abs(summary.mean - 0.05) < 1e-15)
        #expect(summary.betweenVariance == 0)
        #expect(summary.metric == .logLoss)
        #expect(summary.verdicts == [.join: 6])
        // Six copies of one difference of half width 0.03: the mean's is 0.03/√6.
        #expect(abs(summary.interval.width / 2 - 0.03 / 6.0.squareRoot()) < 1e-12)
    }

    /// An interval over five folds reaches 2.776 standard errors, a normal one 1.960.
    @Test func `reads smaller variances off the wider intervals of folds`() throws {
        let summary = try #require(
            Distribution(of: names.map { Example.institution($0, gain: 0.05) }, folds: 5))
        let half = 0.03 * 1.959_963_985 / 2.776_445_105 / 6.0.squareRoot()
        #expect(abs(summary.interval.width / 2 - half) < 1e-9)
    }

    @Test func `of unequal differences expects more spread of a new institution than of the mean`()
    {
        let gains = [0.01, 0.02, 0.05, 0.09, 0.14]
        let summary = Distribution(
            of: zip(names, gains).map { Example.institution($0, gain: $1) })
        #expect(summary.map { $0.betweenVariance > 0 } == true)
        #expect(summary.map { $0.prediction.width > $0.interval.width } == true)
    }

    @Test func `does not depend on the order of institutions`() {
        let all = zip(names, [0.01, 0.02, 0.05, 0.09, 0.14, 0.03])
            .map { Example.institution($0, gain: $1) }
        #expect(Example.report(all) == Example.report(all.reversed()))
    }
}
