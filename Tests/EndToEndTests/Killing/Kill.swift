/// A kill -9 of one process at one moment of a run.
struct Kill: CustomStringConvertible {
    enum Victim: Hashable {
        case coordinator
        case node(SampleBank)
        case everybody
    }

    let victim: Victim
    /// What the node of `watched` says just before.
    let moment: String
    let watched: SampleBank
    /// Between that line and the kill.
    let delay: Duration

    /// What a node says in each phase of a run, in order.
    static let moments = [
        "takes part in", "accepts the run", "public key for masks", "answer to row-counts",
        "answer to profile", "answer to recipe", "answer to newton", "answer to evaluation",
        "answer to calibration", "own figures",
    ]

    var description: String { "kill -9 of \(victim), \(delay) after \(watched): \(moment)" }
}

/// Kills in every phase in turn; who dies, and how long after the phase began, is drawn by seed.
struct KillSchedule {
    private var state: UInt64
    private var count = 0

    init(seed: UInt64) { state = seed }

    mutating func next(among banks: [SampleBank]) -> Kill {
        defer { count += 1 }
        let bank = banks[draw(below: banks.count)]
        return Kill(
            victim: [.coordinator, .node(bank), .everybody][draw(below: 3)],
            moment: Kill.moments[count % Kill.moments.count],
            watched: banks[draw(below: banks.count)], delay: .milliseconds(draw(below: 40)))
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
