import FederationTesting
import MachineFailure
import Testing

@Suite struct `Machine failure as a domain` {
    @Test(arguments: checks(MachineFailureSamples.usage))
    func `keeps the promises of a domain by ticks of use`(check: ConformanceCheck) throws {
        try check.run()
    }

    @Test(arguments: checks(MachineFailureSamples.calendar))
    func `keeps the promises of a domain by the calendar`(check: ConformanceCheck) throws {
        try check.run()
    }

    @Test(arguments: checks(MachineFailureSamples.jobs))
    func `keeps the promises of a domain by jobs`(check: ConformanceCheck) throws {
        try check.run()
    }

    private static func checks(_ samples: ConformanceSamples) -> [ConformanceCheck] {
        DomainConformance(MachineFailure.self, samples: samples).checks
    }
}
