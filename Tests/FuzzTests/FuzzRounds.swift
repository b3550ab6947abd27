import Foundation

/// How long a format is fuzzed: a few hundred rounds, or by the environment, as Scripts/fuzz sets it.
struct FuzzRounds: Sequence, IteratorProtocol {
    private let last: UInt64
    private let end: ContinuousClock.Instant?
    private var round: UInt64

    /// `TRIBUTARY_FUZZ_SECONDS` for each format, or for `TRIBUTARY_FUZZ_FORMAT` alone, from round
    /// `TRIBUTARY_FUZZ_FIRST` on.
    init(of format: FuzzFormat, environment: [String: String] = ProcessInfo.processInfo.environment)
    {
        round = environment["TRIBUTARY_FUZZ_FIRST"].flatMap { UInt64($0) } ?? 0
        let seconds = environment["TRIBUTARY_FUZZ_SECONDS"].flatMap { Int($0) }
        end = seconds.map { ContinuousClock.now.advanced(by: .seconds($0)) }
        let isAsked = [nil, format.rawValue].contains(environment["TRIBUTARY_FUZZ_FORMAT"])
        last = !isAsked ? round : seconds == nil ? round + format.shortRounds : .max
    }

    mutating func next() -> UInt64? {
        guard round < last, end.map({ ContinuousClock.now < $0 }) ?? true else { return nil }
        defer { round += 1 }
        return round
    }
}
