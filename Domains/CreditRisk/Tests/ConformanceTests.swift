import CreditRisk
import FederationTesting
import Testing

@Suite struct `Credit risk as a domain` {
    @Test(arguments: DomainConformance(CreditRisk.self, samples: CreditRiskSamples.all).checks)
    func `keeps the promises of a domain`(check: ConformanceCheck) throws { try check.run() }
}
