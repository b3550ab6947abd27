import CreditRisk
import Tabular
import Testing

@Suite struct `The canonical schema of credit risk` {
    @Test func `has the field's tables`() {
        #expect(
            CreditRisk.schema.tables.map(\.name) == [
                "customer", "application", "decision", "bureau_pull", "bureau_tradeline",
                "bureau_month",
                "bureau_inquiry", "loan", "instalment", "payment", "loan_month", "credit_event",
                "recorded_outcome", "protected_attribute",
            ])
    }

    @Test func `names only columns and tables that exist`() {
        for table in CreditRisk.schema.tables {
            let names = table.columns.map(\.name)
            #expect(Set(names).count == names.count)
            #expect(table.key.allSatisfy(names.contains), "\(table.name)")
            #expect(
                [table.eventTime, table.availabilityTime].compactMap(\.self).allSatisfy(
                    names.contains))
            for parent in table.columns.compactMap(\.references) {
                #expect(CreditRisk.schema.table(parent) != nil)
            }
        }
        for column in CreditRisk.features.flatMap(\.needs) + CreditRisk.schema.required {
            #expect(CreditRisk.schema.column(column) != nil, "\(column)")
        }
    }

    @Test func `money columns say so in their names, and carry the dimension`() {
        for column in CreditRisk.schema.tables.flatMap(\.columns)
        where column.name.contains("_minor") {
            #expect(
                column.content == .money && column.dimension == .money && column.resolution == 0)
        }
    }
}
