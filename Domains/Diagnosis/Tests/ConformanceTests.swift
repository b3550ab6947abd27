import Diagnosis
import FederationTesting
import Testing

@Suite struct `Diagnosis as a domain` {
    @Test(arguments: DomainConformance(Diagnosis.self, samples: DiagnosisSamples.all).checks)
    func `keeps the promises of a domain`(check: ConformanceCheck) throws { try check.run() }
}
