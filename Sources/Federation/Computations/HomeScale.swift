package import Learning

/// Mean and deviation of a column over one institution's own training rows. It never leaves.
package struct HomeScale: Sendable, Hashable {
    private let mean: Double
    /// With n in the denominator; 0 where the column does not vary there.
    private let deviation: Double

    init(_ column: PipelineColumn, of source: FrameColumn, rows: [Int], threads: Int) {
        func moment(_ term: @Sendable (Double) -> Double) -> Double {
            let sums = BlockedSum.sum(rows: rows.count, words: 1, threads: threads) { block, sums in
                for row in rows[block] {
                    sums[0] += term(column.raw(source.values[row], state: source.states[row]))
                }
            }
            return rows.isEmpty ? 0 : sums[0] / Double(rows.count)
        }
        let mean = moment { $0 }
        let deviation = moment { ($0 - mean) * ($0 - mean) }.squareRoot()
        self.mean = mean
        self.deviation = deviation > column.leastDeviation ? deviation : 0
    }

    var varies: Bool { deviation > 0 }

    /// (raw − mean) ÷ deviation, cut at ±bound; 0 where the column does not vary.
    func scaled(_ raw: Double, bound: Double) -> Double {
        varies ? min(max((raw - mean) / deviation, -bound), bound) : 0
    }
}

/// One institution's scales of the columns that a recipe scales per institution.
package struct HomeScales: Sendable, Hashable {
    /// One for each of the pipeline's columns; nil for those that the federation scales.
    private let scales: [HomeScale?]

    /// Out of the training rows of an institution's frame.
    package init(
        _ pipeline: FeaturePipeline, of frame: Frame, threads: Int = 1
    ) throws(AnswerError) {
        let rows = frame.rows(in: .training)
        var scales: [HomeScale?] = []
        for column in pipeline.columns {
            guard column.isScaledAtHome else {
                scales.append(nil)
                continue
            }
            scales.append(
                HomeScale(
                    column, of: try frame.source(of: column), rows: rows, threads: threads))
        }
        self.scales = scales
    }

    subscript(column: Int) -> HomeScale? { scales[column] }
}

extension Frame {
    /// The frame's column that a column of a model is made of.
    func source(of column: PipelineColumn) throws(AnswerError) -> FrameColumn {
        guard let source = self.column(named: column.feature) else {
            throw .columnMissing(column.feature)
        }
        return source
    }
}
