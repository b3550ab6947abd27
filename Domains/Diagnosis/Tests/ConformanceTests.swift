import Diagnosis
import FederationTesting
import Tabular
import Testing

@Suite struct `Diagnosis as a domain` {
    private static let checks = DomainConformance.checksWithoutRows(
        of: Diagnosis.self, population: SmallStudy.population, target: SmallStudy.finalDiagnosis,
        words: Diagnosis.glossary.entries.flatMap { [$0.word, $0.meaning] })

    @Test(arguments: checks)
    func `keeps the promises of schema, words and mapping`(check: ConformanceCheck) throws {
        try check.run()
    }
}
