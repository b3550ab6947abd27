/// Kills drawn by seed: once in every phase, then at instants all over a run; every second of those is
/// followed by another kill, after a restart or in the middle of it.
struct KillSchedule {
    /// How long a run takes that nobody disturbs.
    private let length: Duration
    private var state: UInt64
    private var count = 0

    init(seed: UInt64, length: Duration) {
        state = seed
        self.length = length
    }

    mutating func next(among banks: [SampleBank]) -> Kill {
        defer { count += 1 }
        let victim = victim(among: banks)
        guard count >= Kill.phases.count else {
            let instant = Kill.Instant.phase(
                Kill.phases[count], watched: banks[draw(below: banks.count)],
                delay: .milliseconds(draw(below: 40)))
            return Kill(victim: victim, instant: instant, again: nil)
        }
        return Kill(
            victim: victim, instant: .opening(delay: length * draw(below: 1000) / 1000),
            again: count.isMultiple(of: 2) ? again(among: banks) : nil)
    }

    private mutating func victim(among banks: [SampleBank]) -> Kill.Victim {
        let bank = banks[draw(below: banks.count)]
        return [.coordinator, .node(bank), .everybody][draw(below: 3)]
    }

    private mutating func again(among banks: [SampleBank]) -> Kill.Again {
        let isDuringRestart = draw(below: 2) == 0
        return Kill.Again(
            victim: victim(among: banks),
            delay: .milliseconds(draw(below: isDuringRestart ? 150 : 600)),
            isDuringRestart: isDuringRestart)
    }

    /// SplitMix64.
    private mutating func draw(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
