/// A correction of a multi-class model's scores for one institution's rows:
/// s′_c = temperature⁻¹·s_c + shift_c.
package struct ClassRecalibration: Sendable, Hashable {
    /// b = 1/T, above 0; 1 where it was not fitted. Source: Guo et al. 2017.
    package let sharpness: Double
    /// One for each class, 0 for the first.
    package let shifts: [Double]
    /// The rows that it was fitted on.
    package let rows: Int

    /// From so many rows outside the first class on, a temperature is fitted too.
    package static let rowsForTemperature = 200
    /// Keeps the shift of a class with few rows near those of the others.
    private static let shiftRidge = 1.0

    /// Fits on validation rows, never on rows that the result is measured on: the temperature where
    /// there are rows enough, then a shift of every class, with ridge 1 on its distance from the
    /// classes' mean. A fit that does not settle leaves its part as it is.
    ///
    /// - Parameter scores: `classCount` numbers a row, row after row.
    package init(labels: [UInt8], scores: [Double], classCount: Int) {
        precondition(
            scores.count == labels.count * classCount, "every row has one score for each class")
        rows = labels.count
        let others = labels.count { $0 != 0 }
        sharpness =
            others >= Self.rowsForTemperature
            ? Self.temperature(labels, scores, classCount) ?? 1 : 1
        let sharpened = scores.map { [sharpness] in $0 * sharpness }
        shifts =
            labels.isEmpty
            ? [Double](repeating: 0, count: classCount)
            : Self.shifts(labels, sharpened, classCount)
                ?? [Double](repeating: 0, count: classCount)
    }

    /// The corrected scores, in the layout of the given ones.
    package func apply(_ scores: [Double]) -> [Double] {
        scores.indices.map { scores[$0] * sharpness + shifts[$0 % shifts.count] }
    }

    /// The root of ΣΣ_c(1{y = c} − p_c)s_c by Newton's method; nil where it does not settle.
    private static func temperature(
        _ labels: [UInt8], _ scores: [Double], _ classCount: Int
    ) -> Double? {
        var sharpness = 1.0
        for _ in 0..<50 {
            let probabilities = Softmax.probabilities(
                scores.map { $0 * sharpness }, classCount: classCount)
            var (slope, curvature) = (0.0, 0.0)
            for (row, label) in labels.enumerated() {
                let start = row * classCount
                var (mean, square) = (0.0, 0.0)
                for place in start..<start + classCount {
                    mean += probabilities[place] * scores[place]
                    square += probabilities[place] * scores[place] * scores[place]
                }
                slope += scores[start + Int(label)] - mean
                curvature += square - mean * mean
            }
            guard curvature > 0 else { return nil }
            let step = slope / curvature
            sharpness = max(sharpness + step, sharpness / 4)
            if step.magnitude <= 1e-10 * max(1, sharpness) { return sharpness }
        }
        return nil
    }

    /// Newton's method on one shift for each class but the first, the scores as offsets.
    private static func shifts(
        _ labels: [UInt8], _ scores: [Double], _ classCount: Int
    ) -> [Double]? {
        let free = classCount - 1
        let penalty = RidgePenalty(
            strengths: [Double](repeating: shiftRidge, count: free),
            centres: [Double](repeating: 0, count: free), classCount: classCount)
        var shifts = [Double](repeating: 0, count: classCount)
        for _ in 0..<50 {
            let shifted = scores.indices.map { scores[$0] + shifts[$0 % classCount] }
            let sums = sums(
                labels, Softmax.probabilities(shifted, classCount: classCount), classCount)
            let slope = penalty.gradient(Array(shifts[1...]))
            let gradient = sums.gradient.indices.map { sums.gradient[$0] - slope[$0] }
            guard let factor = try? Cholesky(penalty.added(to: sums.hessian)) else { return nil }
            let step = factor.solve(gradient).map { min(max($0, -4), 4) }
            for index in step.indices { shifts[index + 1] += step[index] }
            let largest = shifts.reduce(1) { max($0, $1.magnitude) }
            if step.allSatisfy({ $0.magnitude <= 1e-10 * largest }) { return shifts }
        }
        return nil
    }

    private static func sums(
        _ labels: [UInt8], _ probabilities: [Double], _ classCount: Int
    ) -> (gradient: [Double], hessian: SymmetricMatrix) {
        var gradient = [Double](repeating: 0, count: classCount - 1)
        var hessian = SymmetricMatrix(dimension: classCount - 1)
        for (row, label) in labels.enumerated() {
            let own = probabilities[row * classCount + 1..<(row + 1) * classCount]
            for (first, probability) in own.enumerated() {
                gradient[first] += (Int(label) == first + 1 ? 1 : 0) - probability
                for (second, other) in own.enumerated() where second >= first {
                    hessian[first, second] +=
                        probability * ((first == second ? 1 : 0) - other)
                }
            }
        }
        return (gradient, hessian)
    }
}
