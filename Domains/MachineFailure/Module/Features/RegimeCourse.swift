import Tabular

/// In which regime an asset ran when, learnt state by state.
struct RegimeCourse: Sendable {
    private struct State {
        let from: Moment
        let to: Moment?
        let regime: String?
    }

    /// In the order of their beginnings.
    private var states: [State] = []

    private var isEmpty: Bool { states.isEmpty }

    /// How many states the memory holds.
    var storedCount: Int { states.count }

    /// A state without an end lasts until the next begins; of two that begin together the later learnt
    /// one counts.
    mutating func learn(from: Moment, to: Moment?, regime: String?) {
        let place = states.lastIndex { $0.from <= from }.map { $0 + 1 } ?? 0
        states.insert(State(from: from, to: to, regime: regime), at: place)
    }

    /// The regime of the latest state that has begun at a moment, while it lasts.
    func regime(at moment: Moment) -> String? {
        guard let state = states.last(where: { $0.from <= moment }),
            state.to.map({ moment < $0 }) ?? true
        else { return nil }
        return state.regime
    }

    /// True of every regime where no states are recorded.
    func isIn(_ regime: String?, at moment: Moment) -> Bool {
        isEmpty || self.regime(at: moment) == regime
    }

    /// Forgets the states that were over at a moment, but for those in which `kept` lies.
    mutating func forget(through moment: Moment, but kept: ClosedRange<Moment>? = nil) {
        let ends = states.dropFirst().map(\.from)
        states = zip(states.indices, states).filter { index, state in
            guard index < ends.count else { return true }
            let isKept = kept.map { state.from <= $0.upperBound && ends[index] > $0.lowerBound }
            return ends[index] > moment || isKept ?? false
        }.map(\.1)
    }
}

/// The regime of the latest state that has begun, while it lasts.
struct RegimeReading: HistoryReading {
    private var course = RegimeCourse()

    mutating func learn(_ row: HistoryRow) {
        course.learn(from: row.event, to: row.cells.moment(1), regime: row.cells.word(0))
        course.forget(through: row.known)
    }

    mutating func value(at moment: Moment) -> FeatureValue {
        course.regime(at: moment).map(FeatureValue.code) ?? .missing
    }
}
