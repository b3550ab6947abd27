import Diagnosis
import Tabular
import Testing

@Suite struct `The canonical schema of diagnosis` {
    @Test func `has the field's tables`() {
        #expect(
            Diagnosis.schema.tables.map(\.name) == [
                "person", "death", "observation_period", "visit_occurrence", "observation",
                "measurement", "condition_occurrence", "reference_standard", "drug_exposure",
                "procedure_occurrence",
            ])
    }

    @Test func `names only columns and tables that exist`() throws {
        for table in Diagnosis.schema.tables {
            let names = table.columns.map(\.name)
            #expect(Set(names).count == names.count)
            #expect(table.key.allSatisfy(names.contains), "\(table.name)")
            #expect(
                [table.eventTime, table.availabilityTime].compactMap(\.self).allSatisfy(
                    names.contains))
            for parent in table.columns.compactMap(\.references) {
                #expect(Diagnosis.schema.table(parent) != nil)
            }
        }
        let features = try Diagnosis.features(population: SmallStudy.population)
        for column in features.flatMap(\.needs) + Diagnosis.schema.required
            + Diagnosis.fieldChecks.flatMap(\.needs)
        {
            #expect(Diagnosis.schema.column(column) != nil, "\(column)")
        }
    }

    @Test func `every feature has a label and a reason, and every measured one its unit`() throws {
        let features = try Diagnosis.features(population: SmallStudy.population)
        for feature in features {
            #expect(!feature.label.isEmpty && !feature.reason.isEmpty, "\(feature.name)")
            if feature.kind == .number { #expect(feature.unit != nil, "\(feature.name)") }
        }
        let named = Dictionary(uniqueKeysWithValues: features.map { ($0.name, $0) })
        #expect(named["systolic_bp_last"]?.label == "Last systolic blood pressure")
        #expect(named["systolic_bp_last"]?.unit == "mm[Hg]")
        #expect(named["cholesterol_max"]?.reason == "Highest cholesterol")
    }

    @Test func `every analyte's believable range is of one unit, the canonical one`() throws {
        for measure in Diagnosis.schema.measures {
            guard let range = measure.range else { continue }
            #expect(range.lowerBound < range.upperBound, "\(measure.name)")
        }
        let names = Diagnosis.schema.measures.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names).count == names.count)
        let glucose = try #require(Diagnosis.schema.measure("glucose"))
        #expect(glucose.unit == "mmol/L" && glucose.range == 0.5...60)
    }

    @Test func `the report's words say what a model is not`() {
        #expect(Diagnosis.notice?.contains("not a medical device") == true)
        #expect(Diagnosis.glossary.meaning(of: "visit") == "the unit of analysis")
    }
}
