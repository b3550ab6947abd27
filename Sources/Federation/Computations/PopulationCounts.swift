package import Learning

/// What became of the rows that an institution, or a federation, observed for a study.
///
/// Reasons are counted by their places in the field's closed list, so that whoever adds up needs no
/// word of the field; those who know the list name them at home.
package struct PopulationCounts: Sendable, Hashable {
    /// Rows of the study, whatever their part.
    package let kept: Int
    /// Rows whose target window was not complete.
    package let censored: Int
    /// Events behind the kept rows where entities are watched over time; else 0.
    package let events: Int
    /// Rows left out by reason, `mostReasons` counts.
    package let excluded: [Int]
    /// How long kept rows waited for their events, of those for which the field tells it.
    package let waits: WaitingTimes

    /// More reasons than any field has.
    package static let mostReasons = 32
    /// No institution observes as many rows; so many more may be left out than a study's cap keeps.
    static let largest = 0x1p40
    static let wordCount = 3 + mostReasons

    /// `excluded` may be shorter: no row is left out for the reasons beyond it.
    package init(
        kept: Int, censored: Int = 0, events: Int = 0, excluded: [Int] = [],
        waits: WaitingTimes = WaitingTimes()
    ) {
        precondition(
            excluded.count <= Self.mostReasons, "a field lists \(Self.mostReasons) reasons at most")
        self.kept = kept
        self.censored = censored
        self.events = events
        self.excluded =
            excluded + [Int](repeating: 0, count: Self.mostReasons - excluded.count)
        self.waits = waits
    }

    /// From the words of a sum.
    init(words: [Int], waits: [Int]) {
        self.init(
            kept: words[0], censored: words[1], events: words[2],
            excluded: Array(words.dropFirst(3)), waits: WaitingTimes(counts: waits))
    }

    /// All but `waits`, which travel apart.
    var words: [Int] { [kept, censored, events] + excluded }

    package static func + (one: PopulationCounts, other: PopulationCounts) -> PopulationCounts {
        PopulationCounts(
            words: zip(one.words, other.words).map { $0 + $1 },
            waits: (one.waits + other.waits).counts)
    }
}
