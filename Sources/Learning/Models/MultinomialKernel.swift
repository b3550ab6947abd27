/// Adds the terms of a multinomial log likelihood and its derivatives for a block of rows.
///
/// Layout of the sums: gradient, Hessian blocks, log likelihood, rows, rows over the limit.
struct MultinomialKernel: Sendable {
    let rows: LabelledRows
    let columns: Int
    let freeClasses: Int
    private let classCoefficients: [[Double]]

    private static let chunkRows = 256
    private static let limit = LogisticTerms.limit

    init(_ rows: LabelledRows, classCount: Int, coefficients: [Double]) {
        let columns = rows.design.columnCount
        precondition(
            classCount >= 2 && columns > 0 && coefficients.count == (classCount - 1) * columns,
            "every class but the first has one coefficient for each column")
        precondition(
            rows.labels.allSatisfy { $0 >= 0 && $0 < Double(classCount) },
            "a label is the number of a class")
        self.rows = rows
        self.columns = columns
        freeClasses = classCount - 1
        classCoefficients = (0..<classCount - 1).map {
            Array(coefficients[$0 * columns..<($0 + 1) * columns])
        }
    }

    var words: Int {
        freeClasses * columns
            + MultinomialSums.blockWords(columns: columns, freeClasses: freeClasses) + 3
    }

    func add(_ block: Range<Int>, to sums: inout [Double]) {
        for start in stride(from: block.lowerBound, to: block.upperBound, by: Self.chunkRows) {
            addChunk(start..<min(start + Self.chunkRows, block.upperBound), to: &sums)
        }
    }

    private func addChunk(_ chunk: Range<Int>, to sums: inout [Double]) {
        var predictors = classCoefficients.map {
            RowProducts.predictors(
                rows.design.values, columns: columns, rows: chunk, coefficients: $0)
        }
        var tail = Tail()
        cut(&predictors, chunk, &tail)
        let probabilities = probabilities(predictors, chunk, &tail)
        addDerivatives(probabilities, chunk, to: &sums)
        sums[words - 3] += tail.logLikelihood
        sums[words - 2] += tail.rows
        sums[words - 1] += tail.rowsOverLimit
    }

    private struct Tail {
        var logLikelihood = 0.0
        var rows = 0.0
        var rowsOverLimit = 0.0
    }

    private func frequency(_ row: Int) -> Double { rows.frequencies?[row] ?? 1 }

    /// Not a number counts as far below.
    private func cut(_ predictors: inout [[Double]], _ chunk: Range<Int>, _ tail: inout Tail) {
        for index in 0..<chunk.count {
            var isInside = true
            for own in predictors.indices {
                let predictor = predictors[own][index]
                isInside = isInside && predictor.magnitude <= Self.limit
                let lower = predictor >= -Self.limit ? predictor : -Self.limit
                predictors[own][index] = min(lower, Self.limit)
            }
            let frequency = frequency(chunk.lowerBound + index)
            tail.rows += frequency
            tail.rowsOverLimit += isInside ? 0 : frequency
        }
    }

    /// For each class but the first, the probability of each row of the chunk.
    private func probabilities(
        _ predictors: [[Double]], _ chunk: Range<Int>, _ tail: inout Tail
    ) -> [[Double]] {
        var probabilities = predictors
        for index in 0..<chunk.count {
            var largest = 0.0
            for own in predictors { largest = max(largest, own[index]) }
            var total = ElementaryFunctions.exp(-largest)
            for own in predictors.indices {
                let weight = ElementaryFunctions.exp(predictors[own][index] - largest)
                probabilities[own][index] = weight
                total += weight
            }
            for own in predictors.indices { probabilities[own][index] /= total }
            let row = chunk.lowerBound + index
            let label = Int(rows.labels[row])
            let predictor = label == 0 ? 0 : predictors[label - 1][index]
            tail.logLikelihood +=
                frequency(row) * (predictor - largest - ElementaryFunctions.log(total))
        }
        return probabilities
    }

    private func addDerivatives(
        _ probabilities: [[Double]], _ chunk: Range<Int>, to sums: inout [Double]
    ) {
        let values = rows.design.values
        sums.withUnsafeMutableBufferPointer { sums in
            guard var target = sums.baseAddress else { return }
            for own in probabilities.indices {
                let residuals = probabilities[own].indices.map { index in
                    let row = chunk.lowerBound + index
                    let isOwn = Int(rows.labels[row]) == own + 1
                    return frequency(row) * ((isOwn ? 1 : 0) - probabilities[own][index])
                }
                RowProducts.addScaled(
                    values, columns: columns, rows: chunk, scales: residuals, to: target)
                target += columns
            }
            for own in probabilities.indices {
                for other in own..<probabilities.count {
                    let weights = probabilities[own].indices.map { index in
                        let probability = probabilities[own][index]
                        let factor =
                            own == other ? 1 - probability : -probabilities[other][index]
                        return frequency(chunk.lowerBound + index) * probability * factor
                    }
                    RowProducts.addScaledSquares(
                        values, columns: columns, rows: chunk, scales: weights, to: target)
                    target += SymmetricMatrix.packedCount(columns)
                }
            }
        }
    }
}
