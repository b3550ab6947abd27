import Federation
import FederationTesting
import Learning
import Testing

/// What holds for every step of a recipe, over every kind of rows.
@Suite struct `Every recipe` {
    static let seeds: Range<UInt64> = 0..<3

    /// Three institutions with what each of them makes of its rows.
    private func institutions(
        _ recipe: RecipeExample, _ rows: RowsExample, seed: UInt64
    ) throws -> (pipeline: FeaturePipeline, frames: [Frame]) {
        let frames = rows.frame(seed: seed).split(shares: [5, 3, 2], seed: seed)
        return (try recipe.pipeline(frames), frames)
    }

    @Test(arguments: RecipeExample.allCases, RowsExample.allCases)
    func `makes the same bits of one row alone as of a batch`(
        recipe: RecipeExample, rows: RowsExample
    ) throws {
        for seed in Self.seeds {
            let (pipeline, frames) = try institutions(recipe, rows, seed: seed)
            for frame in frames {
                let scales = try HomeScales(pipeline, of: frame)
                let batch = try pipeline.apply(to: frame, rows: Array(0..<frame.rowCount))
                for row in stride(from: 0, to: frame.rowCount, by: 7) {
                    let one = try pipeline.apply(
                        to: frame.selecting([row]), rows: [0], scales: scales)
                    #expect(Array(batch.row(row)) == one.values, "row \(row) of seed \(seed)")
                }
            }
        }
    }

    @Test(arguments: RecipeExample.allCases, RowsExample.allCases)
    func `once frozen makes of the training rows what the model was trained on`(
        recipe: RecipeExample, rows: RowsExample
    ) throws {
        for seed in Self.seeds {
            let (pipeline, frames) = try institutions(recipe, rows, seed: seed)
            for frame in frames {
                let trained = try InstitutionRows(institution: "alder", frame: frame)
                    .design(pipeline, part: .training).design
                let scales = try HomeScales(pipeline, of: frame)
                let alone = frame.selecting(frame.rows(in: .training).reversed())
                let again = try pipeline.apply(
                    to: alone, rows: Array((0..<alone.rowCount).reversed()), scales: scales)
                #expect(trained == again, "seed \(seed)")
            }
        }
    }

    @Test(arguments: RecipeExample.allCases, RowsExample.allCases)
    func `makes numbers of rows it has not seen, special and unknown ones included`(
        recipe: RecipeExample, rows: RowsExample
    ) throws {
        for seed in Self.seeds {
            let (pipeline, frames) = try institutions(recipe, rows, seed: seed)
            for state in [FrameColumn.value, FrameColumn.missing, FrameColumn.firstSpecial] {
                let frame = frames[0].changing("tenure") { row, value, _ in
                    (state == FrameColumn.value ? Double(row * row) : value, state)
                }
                let design = try pipeline.apply(
                    to: frame, rows: Array(0..<frame.rowCount),
                    scales: HomeScales(pipeline, of: frames[0]))
                #expect(design.values.allSatisfy { $0.isFinite }, "seed \(seed)")
            }
        }
    }

    @Test(arguments: RecipeExample.allCases, RowsExample.allCases)
    func `leaves no column in that does not vary, and gives the reason`(
        recipe: RecipeExample, rows: RowsExample
    ) throws {
        for seed in Self.seeds {
            let (pipeline, frames) = try institutions(recipe, rows, seed: seed)
            let designs = try frames.map {
                try pipeline.apply(to: $0, rows: $0.rows(in: .training))
            }
            for (index, name) in pipeline.columnNames.enumerated().dropFirst() {
                let values = designs.flatMap { design in
                    (0..<design.rowCount).map { design.values[$0 * design.columnCount + index] }
                }
                #expect(Set(values).count > 1, "\(name), seed \(seed)")
            }
            #expect(pipeline.dropped.allSatisfy { !$0.reason.isEmpty })
            let names = pipeline.dropped.map(\.name)
            #expect(Set(names).isDisjoint(with: pipeline.columnNames))
        }
    }

    @Test(arguments: RecipeExample.allCases.filter { $0 != .perInstitution })
    func `has the same columns however rows are spread`(recipe: RecipeExample) throws {
        for seed in Self.seeds {
            let frame = RowsExample.plain.frame(seed: seed)
            let pooled = try recipe.pipeline([frame])
            let federated = try recipe.pipeline(frame.split(shares: [5, 0, 1, 3], seed: seed))
            #expect(federated.columnNames == pooled.columnNames)
            #expect(federated.dropped == pooled.dropped)
            #expect(federated.binnings == pooled.binnings)
            #expect(federated.quantiles == pooled.quantiles)
            #expect(
                relativeDistance(federated.columns.map(\.scale), pooled.columns.map(\.scale))
                    < 1e-12)
        }
    }
}
