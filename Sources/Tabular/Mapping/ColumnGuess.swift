import Documents

/// How well a local column could serve as a canonical one: by its name, and by what it holds.
struct ColumnGuess: Sendable, Hashable {
    let local: String
    /// From 0 to 1: seven parts the name, three parts the values.
    let score: Double
    /// The encoding that reads most of the values; nil if none does, or two do equally well.
    let date: DateEncoding?
    /// How numbers are written as text; nil for plain ones.
    let style: NumberStyle?
    /// True when the values are words of the vocabulary already.
    let holdsCanonicalWords: Bool
    /// What speaks for the guess, in shares only.
    let evidence: [String]

    /// The remark that stands beside the proposal.
    var note: String {
        (["suggested, \(ColumnGuess.hundredths(score))"] + evidence).joined(separator: "; ")
    }

    /// From 0 to 1: the same name, a part of it, or a few slips away.
    static func similarity(_ local: String, to names: [String]) -> Double {
        let own = plain(local)
        return names.map { name -> Double in
            let other = plain(name)
            if own == other { return 1 }
            if min(own.count, other.count) >= 4, own.contains(other) || other.contains(own) {
                return 0.8
            }
            return NearestName.of(own, among: [other]) != nil && own.count >= 5 ? 0.6 : 0
        }.max() ?? 0
    }

    /// The names by which a canonical column may be known; `amount_minor` is also `amount`.
    static func names(of column: CanonicalColumn) -> [String] {
        let units = ["_minor_monthly", "_minor", "_months", "_bp", "_on", "_at", "_datetime"]
        let short = units.first { column.name.hasSuffix($0) }.map {
            String(column.name.dropLast($0.count))
        }
        return [column.name] + (short.map { [$0] } ?? []) + column.aliases
    }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    static func hundredths(_ score: Double) -> String {
        let whole = Int((score * 100).rounded())
        return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
    }

    private static func plain(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
