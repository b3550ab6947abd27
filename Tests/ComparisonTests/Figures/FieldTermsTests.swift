import Comparison
import Testing

@Suite struct `Field terms` {
    @Test(arguments: [
        ("loan", "loans"), ("patient", "patients"), ("facility", "facilities"), ("day", "days"),
        ("bus", "buses"), ("batch", "batches"), ("", ""),
    ])
    func `have a plural`(entity: String, plural: String) {
        #expect(FieldTerms(entity: entity, event: "bad", nonEvent: "good").entities == plural)
    }
}
