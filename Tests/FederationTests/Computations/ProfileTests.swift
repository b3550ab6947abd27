import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `A federated profile` {
    static let frame = SampleRows(400, seed: 6, holdout: 100).frame

    private func profile(_ frames: [Frame]) throws -> FederatedProfile {
        try PlainRun(StudyFixture().study(), frames).train().profile
    }

    @Test(arguments: [[1, 1, 1], [20, 3, 1, 1], [1, 0, 7]])
    func `counts the same, bit for bit, however rows are spread`(shares: [Int]) throws {
        let pooled = try profile([Self.frame])
        let federated = try profile(Self.frame.split(shares: shares, seed: 3))
        for (one, other) in zip(federated.features, pooled.features) {
            #expect(one.tally.cells == other.tally.cells)
            #expect(one.tally.states == other.tally.states)
            #expect(one.quantile(0.5) == other.quantile(0.5))
            #expect(one.commonestLevel == other.commonestLevel)
        }
    }

    @Test func `knows missing and special values from numbers`() throws {
        let profile = try profile(Self.frame.split(shares: [3, 2, 1], seed: 3))
        let tenure = try #require(profile.feature(named: "tenure"))
        let column = try #require(Self.frame.column(named: "tenure"))
        let training = Self.frame.rows(in: .training)
        #expect(tenure.missingCount == training.count { column.states[$0] == 1 })
        #expect(tenure.specialCount(0) == training.count { column.states[$0] == 2 })
        #expect(tenure.valueCount == training.count { column.states[$0] == 0 })
        #expect(tenure.tally.states.count == 4)
        let returning = try #require(profile.feature(named: "returning"))
        let known = try #require(Self.frame.column(named: "returning"))
        #expect(
            returning.tally.cells[1]
                == training.count { known.states[$0] == 0 && known.values[$0] == 1 })
        #expect(returning.mean == nil && returning.quantile(0.5) == nil)
    }

    @Test func `takes mean and deviation over the values inside the range`() throws {
        let profile = try profile(Self.frame.split(shares: [9, 2, 1], seed: 3))
        let amount = try #require(profile.feature(named: "amount"))
        let column = try #require(Self.frame.column(named: "amount"))
        let known = Self.frame.rows(in: .training).filter { column.states[$0] == 0 }
        let inside = known.map { column.values[$0] }.filter { (1000...50_000).contains($0) }
        #expect(amount.aboveRange == known.count - inside.count && amount.aboveRange > 0)
        let mean = inside.reduce(0, +) / Double(inside.count)
        let variance = inside.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(inside.count)
        #expect(relativeDistance([try #require(amount.mean)], [mean]) < 1e-12)
        #expect(
            relativeDistance([try #require(amount.deviation)], [variance.squareRoot()]) < 1e-12)
    }

    /// Values 1 … 8, each five times, in cells [0, 2), [2, 4), [4, 6), [6, 10]: the median's target
    /// is 20 of 40, and the cell [4, 6) reaches it: counts 5, 10, 10 make 15 before it, so
    /// 4 + 2·(20 − 15)/10 = 5.
    @Test func `finds a quantile inside the cell that reaches it`() throws {
        let frame = Frame.ofNumbers(
            ["x"], range: 0...10, rows: (0..<40).map { [Double($0 % 8) + 1] },
            labels: (0..<40).map { UInt8($0 % 2) })
        let study = try StudyFixture.ofNumbers(["x"], range: 0...10, edges: [2, 4, 6]).study()
        let x = try PlainRun(study, frame.split(shares: [1, 1, 1], seed: 1)).train().profile
            .features[0]
        #expect(x.tally.cells == [0, 5, 10, 10, 15, 0])
        #expect(x.quantile(0.5) == 5)
        #expect(x.quantile(0) == 0 && x.quantile(1) == 10)
    }

    @Test func `puts a value on an edge into the cell above it`() throws {
        let frame = Frame.ofNumbers(
            ["x"], range: 0...10,
            rows: (0..<20).map { [[5, 10, 10.5, -1, 0][$0 % 5]] },
            labels: (0..<20).map { UInt8($0 % 2) })
        let study = try StudyFixture.ofNumbers(["x"], range: 0...10, edges: [5]).study()
        let x = try PlainRun(study, [frame]).train().profile.features[0]
        #expect(x.tally.cells == [4, 4, 8, 4])
        #expect(x.belowRange == 4 && x.aboveRange == 4)
    }

    @Test func `of k copies has k times the counts and the same quantiles`() throws {
        let one = try profile([Self.frame])
        let three = try profile([Self.frame, Self.frame, Self.frame])
        for (copy, single) in zip(three.features, one.features) {
            #expect(copy.tally.cells == single.tally.cells.map { 3 * $0 })
            #expect(copy.quantile(0.25) == single.quantile(0.25))
            if let mean = single.mean, let copied = copy.mean {
                #expect(relativeDistance([copied], [mean]) < 1e-13)
            }
        }
    }

    /// Values of 10 ± 1 in a range whose middle is 5000: about it, digits of the variance are lost.
    @Test func `takes moments again about the mean where the first centre lay far off`() throws {
        var generator = SeededGenerator(seed: 2)
        let values = (0..<60).map { _ in 10 + generator.normal() }
        let frame = Frame.ofNumbers(
            ["x"], range: 0...10_000, rows: values.map { [$0] },
            labels: (0..<60).map { UInt8($0 % 2) })
        let specification = FeatureSpecification(
            name: "x", kind: .number(range: 0...10_000, edges: []))
        let profile = Profile(institutions: 3, features: [specification], rowBound: 64)
        let found = try outcome(of: profile, frame.split(shares: [3, 1, 1], seed: 1)).features[0]
        let mean = values.reduce(0, +) / 60
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 60
        #expect(found.recentred != nil)
        #expect(relativeDistance([try #require(found.mean)], [mean]) < 1e-12)
        // The words of the second sum are 10^4·10^4·64·3/2^61 apart, 1e-8 of a variance of 60 rows.
        #expect(
            relativeDistance([try #require(found.deviation)], [variance.squareRoot()]) < 1e-9)
    }

    @Test func `asks no second round of a well centred number`() throws {
        let profile = Profile(
            institutions: 3, features: [SampleRows.amount, SampleRows.tenure], rowBound: 512)
        let found = try outcome(of: profile, Self.frame.split(shares: [3, 2, 1], seed: 3))
        #expect(found.features.allSatisfy { $0.recentred == nil && $0.refined.isEmpty })
    }

    private func outcome(of start: Profile, _ frames: [Frame]) throws -> FederatedProfile {
        var profile = start
        var question = profile.start
        while true {
            let answers = try frames.map { frame in
                try profile.answer(
                    question, from: InstitutionRows(institution: "alder", frame: frame)
                ).words
            }
            let layout = try profile.layout(for: question)
            switch try profile.fold(SumVector.sum(answers, layout: layout)) {
            case .ask(let next): question = next
            case .done(let outcome): return outcome
            }
        }
    }
}
