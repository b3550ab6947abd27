import Federation
import Learning
import Testing

@Suite struct `The concentration of weights` {
    private func design(_ values: [Double]) -> DesignMatrix {
        DesignMatrix(
            columnNames: ["intercept", "x"], rowCount: values.count,
            values: values.flatMap { [1, $0] }, hasIntercept: true)
    }

    @Test func `is none where all coefficients are 0`() {
        let found = WeightConcentration(design([1, 2, 3, 4]), coefficients: [0, 0])
        #expect(abs(found.effectiveRows - 4) < 1e-12 && found.largestCoefficient == 0)
    }

    /// Only the row at 0 has p(1 − p) = ¼; at ±1 it is below 1e-17.
    @Test func `leaves one row where a steep slope runs through it`() {
        let found = WeightConcentration(design([-1, 0, 1]), coefficients: [0, 40])
        #expect(abs(found.effectiveRows - 1) < 1e-12)
        // The column's deviation is √(2/3).
        #expect(abs(found.largestCoefficient - 40 * (2.0 / 3).squareRoot()) < 1e-12)
    }

    /// p(1 − p) is ¼ and 3/16 at odds of 1 and 3: (7/16)² over (¼)² + (3/16)² is 49/25.
    @Test func `is that of two weights by hand`() {
        let found = WeightConcentration(
            design([0, 1]), coefficients: [0, ElementaryFunctions.log(3)])
        #expect(abs(found.effectiveRows - 49.0 / 25) < 1e-12)
    }

    @Test func `is the same for two classes however they are told`() {
        let rows = design([-0.5, 0.25, 1.5])
        let event = WeightConcentration(rows, coefficients: [0.5, -1])
        let third = WeightConcentration(rows, coefficients: [0.5, -1, -600, 0])
        #expect(abs(event.effectiveRows - third.effectiveRows) < 1e-9)
    }

    @Test func `without rows is 0`() {
        let found = WeightConcentration(design([]), coefficients: [0, 0])
        #expect(found == WeightConcentration(effectiveRows: 0, largestCoefficient: 0))
    }
}
