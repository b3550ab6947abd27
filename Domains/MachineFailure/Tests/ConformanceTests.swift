import Documents
import FederationTesting
import MachineFailure
import Tabular
import Testing

@Suite struct `Machine failure as a domain` {
    private static let population: JSONValue = ["observation": "record", "decision": "job"]
    private static let target: JSONValue = [
        "kind": "job-failure", "positive": ["failure"], "negative": ["ok"],
        "words": "the machine failed on this work piece",
    ]

    private static let checks = DomainConformance.checksWithoutRows(
        of: MachineFailure.self, population: population, target: target,
        words: MachineFailure.glossary.entries.flatMap { [$0.word, $0.meaning] })

    @Test(arguments: checks)
    func `keeps the promises of schema, words and mapping`(check: ConformanceCheck) throws {
        try check.run()
    }
}
