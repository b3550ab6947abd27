import FederationTesting
import Foundation
import Testing

/// Some hundreds of schedules; `Scripts/faults` runs as many as it is told to, and prints them.
@Suite struct `Seeded schedules` {
    private static let environment = ProcessInfo.processInfo.environment
    private static let isScript = environment["TRIBUTARY_FAULTS"] != nil

    /// Unoptimised code plays a tenth of them, to be as fast.
    private static var usualCount: UInt64 {
        #if DEBUG
            30
        #else
            300
        #endif
    }

    private static var seeds: Range<UInt64> {
        let first = environment["TRIBUTARY_SEED"].flatMap(UInt64.init) ?? 1
        return first..<first
            + (environment["TRIBUTARY_FAULTS"].flatMap(UInt64.init) ?? usualCount)
    }

    @Test func `end with the same bits or stop by name`() async throws {
        let start = ContinuousClock.now
        let lanes = ProcessInfo.processInfo.activeProcessorCount
        let seeds = Self.seeds
        let tally = try await FaultCampaign(seeds: seeds, lanes: lanes).run { tally in
            guard Self.isScript, tally.schedules % 100 == 0 else { return }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let pace = (Double(tally.schedules) / seconds * 10).rounded() / 10
            print("\(tally.schedules) of \(seeds.count) schedules, \(pace) a second")
        }
        #expect(tally.schedules == seeds.count)
        if Self.isScript { print(tally.text) }
    }
}
