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
}
