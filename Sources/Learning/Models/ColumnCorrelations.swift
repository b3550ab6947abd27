/// The correlations of some of a design's columns, about their means.
struct ColumnCorrelations {
    /// A variance below this share of the mean square is rounding.
    private static let least = 1e-10

    /// By their number in the design without its intercept.
    let columns: [Int]
    let matrix: SymmetricMatrix

    /// Of all columns that vary. `products` is XᵀX, intercept first.
    init(_ products: SymmetricMatrix) {
        let rows = products[0, 0]
        func centred(_ first: Int, _ second: Int) -> Double {
            products[first, second] - products[0, first] / rows * products[0, second]
        }
        let varying = (1..<max(products.dimension, 1)).filter {
            centred($0, $0) > Self.least * products[$0, $0]
        }
        let lengths = varying.map { centred($0, $0).squareRoot() }
        var matrix = SymmetricMatrix(dimension: varying.count)
        for (row, first) in varying.enumerated() {
            matrix[row, row] = 1
            for column in row + 1..<max(varying.count, row + 1) {
                let cosine = centred(first, varying[column]) / (lengths[row] * lengths[column])
                matrix[row, column] = min(max(cosine, -1), 1)
            }
        }
        columns = varying.map { $0 - 1 }
        self.matrix = matrix
    }

    private init(columns: [Int], matrix: SymmetricMatrix) {
        self.columns = columns
        self.matrix = matrix
    }

    /// Those of the columns at some places.
    func selecting(_ places: [Int]) -> ColumnCorrelations {
        ColumnCorrelations(
            columns: places.map { columns[$0] }, matrix: matrix.selecting(places))
    }

    /// A column that the ones before it make up.
    struct Dependence {
        let column: Int
        let on: [Int]
    }

    /// The columns without those that the ones before make up, with the factor of their matrix.
    func independent() -> (kept: ColumnCorrelations, factor: Cholesky, dependences: [Dependence]) {
        var kept = self
        var dependences: [Dependence] = []
        while true {
            do {
                return (kept, try Cholesky(kept.matrix, dependenceLimit: 1e-9), dependences)
            } catch {
                guard case .dependentColumn(let place, let others, _) = error else {
                    preconditionFailure("a correlation is a number")
                }
                dependences.append(
                    Dependence(
                        column: kept.columns[place], on: others.map { kept.columns[$0] }))
                kept = kept.selecting(kept.columns.indices.filter { $0 != place })
            }
        }
    }
}

extension SymmetricMatrix {
    /// The rows and columns at some places, in their order.
    func selecting(_ places: [Int]) -> SymmetricMatrix {
        var result = SymmetricMatrix(dimension: places.count)
        for (row, first) in places.enumerated() {
            for column in row..<places.count { result[row, column] = self[first, places[column]] }
        }
        return result
    }
}
