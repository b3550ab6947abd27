/// Sums of products over consecutive rows of a row-major table: the inner loops of every fit.
///
/// Four rows are taken together, as (first + second) + (third + fourth); what is left at the end of
/// a range is taken row by row. That order is fixed, so the bits are too.
enum RowProducts {
    /// x_r·b for each row of `rows`, summed from left to right, so that a row has the same result
    /// alone and in a batch.
    static func predictors(
        _ values: [Double], columns: Int, rows: Range<Int>, coefficients: [Double]
    ) -> [Double] {
        precondition(coefficients.count == columns, "there is one coefficient for each column")
        return [Double](unsafeUninitializedCapacity: rows.count) { result, count in
            count = rows.count
            guard let target = result.baseAddress, count > 0 else { return }
            target.initialize(repeating: 0, count: count)
            values.withUnsafeBufferPointer { values in
                coefficients.withUnsafeBufferPointer { coefficients in
                    guard let x = values.baseAddress, let b = coefficients.baseAddress else {
                        return
                    }
                    fill(
                        target, count: count, from: x + rows.lowerBound * columns,
                        columns: columns, coefficients: b)
                }
            }
        }
    }

    private static func fill(
        _ target: UnsafeMutablePointer<Double>, count: Int, from x: UnsafePointer<Double>,
        columns: Int, coefficients b: UnsafePointer<Double>
    ) {
        let grouped = count - count % 4
        for row in stride(from: 0, to: grouped, by: 4) {
            let x0 = x + row * columns
            let x1 = x0 + columns
            let x2 = x1 + columns
            let x3 = x2 + columns
            var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0)
            for column in 0..<columns {
                let scale = b[column]
                s0 += x0[column] * scale
                s1 += x1[column] * scale
                s2 += x2[column] * scale
                s3 += x3[column] * scale
            }
            target[row] = s0
            target[row + 1] = s1
            target[row + 2] = s2
            target[row + 3] = s3
        }
        for row in grouped..<count {
            let x0 = x + row * columns
            var sum = 0.0
            for column in 0..<columns { sum += x0[column] * b[column] }
            target[row] = sum
        }
    }

    /// Adds Σ scale_r·x_r to `sums`, which has one number a column.
    static func addScaled(
        _ values: [Double], columns: Int, rows: Range<Int>, scales: [Double],
        to sums: UnsafeMutablePointer<Double>
    ) {
        precondition(scales.count == rows.count, "there is one scale for each row")
        values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return }
            let x = base + rows.lowerBound * columns
            let grouped = rows.count - rows.count % 4
            for row in stride(from: 0, to: grouped, by: 4) {
                let x0 = x + row * columns
                addRow(
                    x0, x0 + columns, x0 + 2 * columns, x0 + 3 * columns, scales[row],
                    scales[row + 1], scales[row + 2], scales[row + 3], count: columns, to: sums)
            }
            for row in grouped..<rows.count {
                let x0 = x + row * columns
                let scale = scales[row]
                for column in 0..<columns { sums[column] += scale * x0[column] }
            }
        }
    }

    /// Adds Σ scale_r·x_r·x_rᵀ to `sums`, the packed upper triangle of a symmetric matrix.
    static func addScaledSquares(
        _ values: [Double], columns: Int, rows: Range<Int>, scales: [Double],
        to sums: UnsafeMutablePointer<Double>
    ) {
        precondition(scales.count == rows.count, "there is one scale for each row")
        values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return }
            let x = base + rows.lowerBound * columns
            let grouped = rows.count - rows.count % 4
            for row in stride(from: 0, to: grouped, by: 4) {
                let x0 = x + row * columns
                let (w0, w1, w2, w3) = (
                    scales[row], scales[row + 1], scales[row + 2], scales[row + 3]
                )
                addSquares(x0, w0, w1, w2, w3, columns: columns, to: sums)
            }
            for row in grouped..<rows.count {
                let x0 = x + row * columns
                var target = sums
                for first in 0..<columns {
                    let scale = scales[row] * x0[first]
                    for offset in 0..<columns - first {
                        target[offset] += scale * x0[first + offset]
                    }
                    target += columns - first
                }
            }
        }
    }

    @inline(__always)
    private static func addSquares(
        _ x0: UnsafePointer<Double>, _ w0: Double, _ w1: Double, _ w2: Double, _ w3: Double,
        columns: Int, to sums: UnsafeMutablePointer<Double>
    ) {
        let x1 = x0 + columns
        let x2 = x1 + columns
        let x3 = x2 + columns
        var target = sums
        for first in 0..<columns {
            addRow(
                x0 + first, x1 + first, x2 + first, x3 + first, w0 * x0[first], w1 * x1[first],
                w2 * x2[first], w3 * x3[first], count: columns - first, to: target)
            target += columns - first
        }
    }

    @inline(__always)
    private static func addRow(
        _ x0: UnsafePointer<Double>, _ x1: UnsafePointer<Double>, _ x2: UnsafePointer<Double>,
        _ x3: UnsafePointer<Double>, _ a0: Double, _ a1: Double, _ a2: Double, _ a3: Double,
        count: Int, to target: UnsafeMutablePointer<Double>
    ) {
        for index in 0..<count {
            target[index] +=
                (a0 * x0[index] + a1 * x1[index]) + (a2 * x2[index] + a3 * x3[index])
        }
    }
}
