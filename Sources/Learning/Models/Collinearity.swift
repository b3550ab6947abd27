/// How far a model's features say the same thing twice.
///
/// A feature may have several columns, and those go together by construction: levels add up to 1,
/// curves bend one number. So it is told only what different features share. Features are meant by
/// their number.
/// Source: Belsley, Kuh & Welsch 1980; Fox & Monette 1992.
package struct Collinearity: Sendable, Hashable {
    /// Two features whose columns correlate this much, in either direction, are worth a look.
    package static let correlationLimit = 0.8
    /// A feature of which the others explain nine tenths.
    package static let inflationLimit = 10.0

    package struct Pair: Sendable, Hashable {
        package let first: Int
        package let second: Int
        /// Of a column of the one with a column of the other, the largest in magnitude.
        package let correlation: Double
    }

    /// A feature with a column that columns of other features make up.
    package struct Combination: Sendable, Hashable {
        package let feature: Int
        package let of: [Int]
    }

    /// All pairs of features, the strongest first, of equals those of the first features.
    package let pairs: [Pair]
    /// For each feature how many times the others inflate the variance of its coefficient, from 1;
    /// of d columns the d-th root of that of their volume. Nil for a feature that does not vary, or
    /// is a combination.
    package let inflation: [Double?]
    package let combinations: [Combination]
    /// √(largest ÷ smallest eigenvalue) of the correlations of all columns, without those that
    /// others make up; 1 where nothing correlates. Curves of one number raise it, too.
    package let conditionNumber: Double

    /// - Parameters:
    ///   - products: XᵀX over the rows, the intercept first.
    ///   - features: of each column but the intercept the number of its feature, from 0.
    package init(products: SymmetricMatrix, features: [Int]) {
        precondition(
            products.dimension == features.count + 1, "every column is of some feature")
        let all = ColumnCorrelations(products)
        let count = (features.max() ?? -1) + 1
        pairs = Self.pairs(all, features)
        let own = (0..<count).map { feature in
            all.selecting(all.columns.indices.filter { features[all.columns[$0]] == feature })
                .independent().kept.columns
        }
        let known = own.flatMap { $0 }
        let places = all.columns.indices.filter { known.contains(all.columns[$0]) }
        let (kept, factor, dependences) = all.selecting(places).independent()
        combinations = dependences.map { dependence in
            let feature = features[dependence.column]
            let others = Set(dependence.on.map { features[$0] }).subtracting([feature])
            return Combination(feature: feature, of: others.sorted())
        }
        let inverse = factor.inverse()
        inflation = own.map { Self.inflation(of: $0, kept, inverse) }
        let eigenvalues = kept.matrix.eigenvalues
        conditionNumber = ((eigenvalues.last ?? 1) / (eigenvalues.first ?? 1)).squareRoot()
    }

    /// The pairs that are worth a look.
    package var strongPairs: [Pair] {
        pairs.filter { $0.correlation.magnitude >= Self.correlationLimit }
    }

    private static func pairs(_ all: ColumnCorrelations, _ features: [Int]) -> [Pair] {
        var strongest: [[Int]: Double] = [:]
        for (row, one) in all.columns.enumerated() {
            for (column, other) in all.columns.enumerated().dropFirst(row + 1)
            where features[one] != features[other] {
                let key = [features[one], features[other]].sorted()
                let correlation = all.matrix[row, column]
                if correlation.magnitude > strongest[key]?.magnitude ?? -1 {
                    strongest[key] = correlation
                }
            }
        }
        let pairs = strongest.map { Pair(first: $0[0], second: $0[1], correlation: $1) }
        return pairs.sorted { one, other in
            let (left, right) = (one.correlation.magnitude, other.correlation.magnitude)
            return left == right
                ? (one.first, one.second) < (other.first, other.second) : left > right
        }
    }

    /// det(R_ff)·det((R⁻¹)_ff), to the power of 1 ÷ columns.
    private static func inflation(
        of columns: [Int], _ kept: ColumnCorrelations, _ inverse: SymmetricMatrix
    ) -> Double? {
        let places = columns.compactMap { kept.columns.firstIndex(of: $0) }
        guard !places.isEmpty, places.count == columns.count else { return nil }
        if places.count == 1 { return inverse[places[0], places[0]] }
        guard let own = try? Cholesky(kept.matrix.selecting(places)),
            let rest = try? Cholesky(inverse.selecting(places))
        else { return nil }
        return ElementaryFunctions.exp(
            (own.logDeterminant + rest.logDeterminant) / Double(places.count))
    }
}
