import Federation
import FederationTesting
import Foundation
import Messaging
import Testing

/// Some hundreds of schedules; `Scripts/faults` plays as many as it is told to, and prints what
/// happened in them.
@Suite(.serialized) struct `Seeded schedules` {
    private static let environment = ProcessInfo.processInfo.environment
    private static let isScript = environment["TRIBUTARY_FAULTS"] != nil

    /// Unoptimised code plays a tenth of them, to take no longer.
    private static var usualCount: UInt64 {
        #if DEBUG
            20
        #else
            200
        #endif
    }

    private static var seeds: Range<UInt64> {
        let first = environment["TRIBUTARY_SEED"].flatMap(UInt64.init) ?? 1
        let count = environment["TRIBUTARY_FAULTS"].flatMap(UInt64.init) ?? usualCount
        return first..<first + count
    }

    @Test func `end with the same bits or stop by name`() async throws {
        let start = ContinuousClock.now
        let lanes = ProcessInfo.processInfo.activeProcessorCount
        let seeds = Self.seeds
        let tally = try await FaultCampaign(seeds: seeds, lanes: lanes).run { tally in
            guard Self.isScript, tally.schedules % 25 == 0 else { return }
            let pace = Double(tally.schedules) / ((ContinuousClock.now - start) / .seconds(1))
            say("\(tally.schedules) of \(seeds.count) schedules, \(Self.rounded(pace)) a second")
        }
        #expect(tally.schedules == seeds.count)
        if Self.isScript { say("\n\(tally.text)\n") }
    }

    /// The bits are compared here, the times only printed.
    @Test(.enabled(if: isScript), arguments: Scenario.Kind.allCases, [360, 6_000])
    func `cost what masks cost`(kind: Scenario.Kind, rows: Int) throws {
        let scenario = Scenario.full(kind, rows: rows)
        let run = try scenario.plainRun()
        let masks = try MaskedAnswers(institutions: scenario.frames.count)
        let (plain, time) = try Self.fastest { try run.carryOut() }
        let (masked, maskedTime) = try Self.fastest {
            var round: UInt8 = 0
            return try run.carryOut { answers in
                round += 1
                return try masks.masked(answers, question: .sha256([round]))
            }
        }
        #expect(masked.outcome.payload == plain.outcome.payload)
        say(
            """
            With masks, \(kind.rawValue) on \(rows) rows takes \
            \(Self.rounded(maskedTime / time)) times as long as without.
            """)
    }

    /// At once, also where the output is a pipe.
    private func say(_ text: String) {
        FileHandle.standardOutput.write(Data("\(text)\n".utf8))
    }

    private static func fastest(
        _ work: () throws -> PlainRun.Result
    ) throws -> (PlainRun.Result, Duration) {
        var best = (result: try work(), time: Duration.seconds(3600))
        for _ in 0..<5 {
            let start = ContinuousClock.now
            best.result = try work()
            best.time = min(best.time, ContinuousClock.now - start)
        }
        return best
    }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
