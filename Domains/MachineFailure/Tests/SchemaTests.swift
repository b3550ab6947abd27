import MachineFailure
import Tabular
import Testing

@Suite struct `Tables of machines` {
    private let schema = MachineFailure.schema

    @Test func `are all that the field knows`() {
        #expect(
            schema.tables.map(\.name) == [
                "plant", "asset", "component", "tag", "telemetry", "event", "clock_offset",
                "work_order", "replacement", "failure", "operating_state", "job", "job_outcome",
            ])
        #expect(schema.attributeTables.map(\.name) == ["asset_attribute", "job_attribute"])
        #expect(schema.required == [ColumnReference("asset", "asset_id")])
    }

    @Test func `have keys, times and references among their own columns`() {
        for table in schema.tables {
            let names = table.columns.map(\.name)
            #expect(Set(names).count == names.count, "\(table.name)")
            let used = table.key + [table.eventTime, table.availabilityTime].compactMap(\.self)
            for name in used { #expect(names.contains(name), "\(table.name).\(name)") }
            for column in table.columns {
                guard let parent = column.references else { continue }
                #expect(schema.table(parent) != nil, "\(table.name).\(column.name)")
            }
        }
    }

    @Test func `keep every time on the study's axis`() {
        for table in schema.tables {
            for column in table.columns
            where column.name.hasSuffix("_at") || column.name == "ts" {
                #expect(column.content == .moment, "\(table.name).\(column.name)")
            }
        }
    }

    @Test func `know readings by their source's time, and as available when received`() throws {
        let telemetry = try #require(schema.table("telemetry"))
        #expect(telemetry.eventTime == "ts")
        #expect(telemetry.availabilityTime == "received_at")
        let failure = try #require(schema.table("failure"))
        #expect(failure.eventTime == "failed_at")
        #expect(failure.availabilityTime == "recorded_at")
    }

    @Test func `name units by the dimension's own`() throws {
        for quantity in MachineFailure.standardQuantities {
            let conversion = try UnitConversion(
                quantity.unit, toCanonical: quantity.dimension)
            #expect(conversion.from == conversion.to, "\(quantity.name)")
        }
    }
}
