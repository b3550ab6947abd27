import Tabular
import Testing

@Suite struct `A value is believed` {
    /// The numbers of `values` that a mapping sets aside, for a measure with this range.
    private func implausible(
        _ values: [Double], _ range: ClosedRange<Double>, resolution: Int?
    ) throws -> [Double] {
        let schema = Plant.schema.extended(by: [
            Measure("motor_current", .current, resolution: resolution, range: range)
        ])
        let source = #"""
            {"from": "p", "unpivot": {"into": "value", "items": [
              {"column": "v", "unit": "A", "set": {"quantity": "motor_current"}}]},
             "columns": {"ts": {"column": "rowid", "date": "tick"}, "asset_id": {"constant": "m"}}}
            """#
        let mapping = try Field.mapping(Field.source("telemetry", source, schema), schema)
        let rows = values.map { "(\($0))" }.joined(separator: ", ")
        let found = try Field.rows(
            "SELECT ts FROM telemetry WHERE value__state = 'implausible' ORDER BY ts",
            of: mapping, schema,
            in: "CREATE TABLE p (v REAL); INSERT INTO p VALUES \(rows);")
        return found.compactMap(Int.init).map { values[$0 - 1] }
    }

    @Test(arguments: [
        (-3.5...(-1.2), 1), (-40.0...250, 0), (0.0...0.5, 0), (0.5...60, 2), (1.1...1.13, 2),
        (-5.0...10, nil), (0.29...0.57, 2), (-2.0...(-2), 0),
    ])
    func `exactly where its rounded value lies in the range`(
        range: ClosedRange<Double>, resolution: Int?
    ) throws {
        var near: [Double] = []
        for bound in [range.lowerBound, range.upperBound] {
            for step in stride(from: -1.0, through: 1, by: 0.0625) {
                let value: Double = bound + step
                near += [value, value.nextUp, value.nextDown, bound + step / 100]
            }
        }
        let outside = near.filter { value in
            let rounded = CanonicalColumn.rounded(value, decimals: resolution)
            return !range.contains(rounded)
        }
        #expect(!outside.isEmpty)
        #expect(outside.count < near.count)
        #expect(try implausible(near, range, resolution: resolution) == outside)
    }
}
