import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Cells of a column` {
    private func number(edges: Int) -> FeatureSpecification {
        FeatureSpecification(
            name: "x", kind: .number(range: 0...100, edges: (1...edges).map(Double.init)))
    }

    private func edges(_ feature: FeatureSpecification) -> [Double] {
        guard case .number(_, let edges) = feature.kind else { return [] }
        return edges
    }

    /// 12 edges make 13 cells; 60 rows bear 6. Joined by threes they are 5.
    @Test func `are joined from the left until there is one for ten rows at most`() {
        let joined = number(edges: 12).joiningCells(forRows: 60)
        #expect(edges(joined) == [3, 6, 9, 12] && joined.cellCount == 5)
        #expect(edges(number(edges: 12).joiningCells(forRows: 9)).isEmpty)
    }

    @Test func `stay as they are where there are rows enough, and so do codes and flags`() {
        let feature = number(edges: 12)
        #expect(feature.joiningCells(forRows: 130) == feature)
        #expect(feature.joiningCells(forRows: 129) != feature)
        #expect(SampleRows.purpose.joiningCells(forRows: 20) == SampleRows.purpose)
        #expect(SampleRows.returning.joiningCells(forRows: 1) == SampleRows.returning)
    }

    @Test func `are never more than a tenth of the rows, and some of the study's`() {
        for count in 1...90 {
            let feature = number(edges: count)
            for rows in stride(from: 1, to: 1000, by: 37) {
                let joined = feature.joiningCells(forRows: rows)
                #expect(joined.cellCount <= max(1, rows / 10), "\(count) edges, \(rows) rows")
                #expect(Set(edges(joined)).isSubset(of: edges(feature)))
            }
        }
    }

    /// 60 training rows bear 6 cells; the pooled model has the same ones, since it has as many rows,
    /// and weights of evidence stand on them. At home nothing leaves, so that the local baseline
    /// keeps the study's.
    @Test func `are those of the federation's rows in every question of a run`() throws {
        let rows = (0..<60).map { [Double($0 % 13) + 0.5] }
        let frame = Frame.ofNumbers(
            ["x"], range: 0...13, rows: rows, labels: (0..<60).map { UInt8($0 % 2) })
        let fixture = StudyFixture.ofNumbers(
            ["x"], range: 0...13, edges: (1...12).map(Double.init)
        ).setting("recipe", to: [["step": "winsorise"]])
        let frames = frame.split(shares: [2, 1, 1], seed: 1)
        let study = try fixture.study()
        let federated = try PlainRun(study, frames).train()
        let pooled = try PlainRun(study, [frame]).train()
        let feature = try #require(federated.profile.feature(named: "x"))
        #expect(edges(feature.specification) == [3, 6, 9, 12])
        #expect(feature.tally.cells.count == 7)
        #expect(federated.pipeline.quantiles == pooled.pipeline.quantiles)
        let baseline = try InstitutionRows(institution: "alder", frame: frame).localBaseline(study)
        guard case .trained(let local) = baseline.model else {
            Issue.record("60 rows train a model")
            return
        }
        #expect(local.profile.features[0].specification.cellCount == 13)
    }

    /// 25 rows bear 2 cells, with one edge between them; a curve needs three knots.
    @Test func `leave no step out in silence`() throws {
        let rows = (0..<25).map { [Double($0 % 13) + 0.5] }
        let frame = Frame.ofNumbers(
            ["x"], range: 0...13, rows: rows, labels: (0..<25).map { UInt8($0 % 2) })
        let fixture = StudyFixture.ofNumbers(
            ["x"], range: 0...13, edges: (1...12).map(Double.init)
        ).setting("recipe", to: [["step": "spline", "knots": "edges"]])
        let pipeline = try PlainRun(fixture.study(), frame.split(shares: [1, 1, 1], seed: 1))
            .train().pipeline
        #expect(pipeline.columns.map(\.name) == ["x"])
        #expect(pipeline.dropped.map(\.name) == ["x curve"])
        #expect(pipeline.dropped.map(\.reason) == ["fewer than three different knots"])
    }

    @Test func `are joined before weights of evidence are counted`() throws {
        var generator = SeededGenerator(seed: 4)
        let rows = (0..<200).map { _ in [Double(generator.index(below: 40)) + 0.5] }
        let labels = rows.map { UInt8(generator.index(below: 40) < Int($0[0]) ? 1 : 0) }
        let frame = Frame.ofNumbers(["x"], range: 0...40, rows: rows, labels: labels)
        let fixture = StudyFixture.ofNumbers(
            ["x"], range: 0...40, edges: (1...39).map(Double.init)
        ).setting("recipe", to: [["step": "woe"]])
        let model = try PlainRun(fixture.study(), frame.split(shares: [2, 1, 1], seed: 1)).train()
        let table = try #require(model.pipeline.binnings.first)
        #expect(table.specification.cellCount == 20)
        #expect(table.edges.allSatisfy { Int($0) % 2 == 0 } && !table.edges.isEmpty)
    }
}
