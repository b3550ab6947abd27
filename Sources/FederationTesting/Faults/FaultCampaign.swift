/// Many schedules, one for each seed, some at a time.
package struct FaultCampaign: Sendable {
    package let seeds: Range<UInt64>
    /// Schedules at the same time.
    package let lanes: Int

    package init(seeds: Range<UInt64>, lanes: Int) {
        self.seeds = seeds
        self.lanes = lanes
    }

    /// Plays all of them and calls `progress` after each. Throws the failure of the first seed that
    /// fails; later seeds that are under way are let go.
    package func run(progress: (FaultTally) -> Void = { _ in }) async throws(SimulationError)
        -> FaultTally
    {
        var tally = FaultTally()
        var failures: [UInt64: SimulationError] = [:]
        await withTaskGroup(of: (UInt64, Result<Schedule.Report, SimulationError>).self) { group in
            var waiting = seeds
            func begin() {
                guard failures.isEmpty, let seed = waiting.popFirst() else { return }
                group.addTask { (seed, await Self.result(of: seed)) }
            }
            for _ in 0..<lanes { begin() }
            for await (seed, result) in group {
                switch result {
                case .success(let report):
                    tally.add(report)
                    progress(tally)
                case .failure(let error): failures[seed] = error
                }
                begin()
            }
        }
        if let first = failures.min(by: { $0.key < $1.key }) { throw first.value }
        return tally
    }

    private static func result(
        of seed: UInt64
    ) async -> Result<Schedule.Report, SimulationError> {
        do throws(SimulationError) {
            return .success(try await Schedule(seed: seed).carryOut())
        } catch {
            return .failure(error)
        }
    }
}
