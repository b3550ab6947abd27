/// Looks for canaries in bytes, in all their forms at once.
struct CanaryScanner: Sendable {
    private struct Pattern: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    /// By their first eight bytes.
    private var patterns: [UInt64: [Pattern]] = [:]
    /// By all their four bytes.
    private var singles: [UInt32: String] = [:]
    /// Which last two bytes a first eight or four may have.
    private var ends = [Bool](repeating: false, count: 1 << 16)

    init(_ canaries: [Canary]) {
        for canary in canaries {
            for form in canary.forms {
                precondition(form.bytes.count >= 8, "\(form.name) is long enough to be no chance")
                let start = form.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                patterns[start, default: []].append(
                    Pattern(name: "\(canary.place) as \(form.name)", bytes: form.bytes))
                ends[Int(start & 0xFFFF)] = true
            }
            for form in canary.singles {
                let word = form.bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                singles[word] = "\(canary.place) as \(form.name)"
                ends[Int(word & 0xFFFF)] = true
            }
        }
    }

    /// The canaries that are there, with the form of each.
    ///
    /// - Parameter isRandom: whether the bytes are like chance, so that four of them say nothing.
    func findings(in bytes: [UInt8], isRandom: Bool = false) -> Set<String> {
        var found: Set<String> = []
        var window: UInt64 = 0
        for (place, byte) in bytes.enumerated() {
            window = window << 8 | UInt64(byte)
            guard ends[Int(window & 0xFFFF)] else { continue }
            if place >= 3, !isRandom, let name = singles[UInt32(truncatingIfNeeded: window)] {
                found.insert(name)
            }
            guard place >= 7, let candidates = patterns[window] else { continue }
            for pattern in candidates
            where bytes.dropFirst(place - 7).starts(with: pattern.bytes) {
                found.insert(pattern.name)
            }
        }
        return found
    }
}
