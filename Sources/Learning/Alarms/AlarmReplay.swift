/// What a policy makes of the probabilities along one stretch.
package struct AlarmReplay: Sendable, Hashable {
    package struct Episode: Sendable, Hashable {
        /// From its first policy alarm to its last.
        package let times: ClosedRange<Int>
        package let outcome: WarningWindow.Outcome
    }

    /// In order of time.
    package let episodes: [Episode]
    package let decisionCount: Int
    /// Decision times at which a policy alarm stands.
    package let alarmCount: Int
    /// The event that could have been warned of: one with a decision time inside its window. Nil
    /// where there is none.
    package let event: Int?

    /// - Parameter probability: of the event in the window, by the place in the stretch.
    package init(
        _ stretch: WatchedStretch, threshold: Double, policy: AlarmPolicy, window: WarningWindow,
        probability: (Int) -> Double
    ) {
        self.init(
            stretch, alarms: policy.alarms(at: stretch.times) { probability($0) > threshold },
            policy: policy, window: window)
    }

    /// With an alarm at the first decision time and at those that follow the last one by `interval`
    /// or more, whatever any model says; each is an episode of its own.
    package init(_ stretch: WatchedStretch, interval: Int, step: Int, window: WarningWindow) {
        var last: Int?
        let alarms = stretch.times.map { time in
            guard last.map({ time - $0 >= interval }) ?? true else { return false }
            last = time
            return true
        }
        self.init(
            stretch, alarms: alarms,
            policy: AlarmPolicy(needed: 1, among: 1, step: step, refractory: 0), window: window)
    }

    private init(
        _ stretch: WatchedStretch, alarms: [Bool], policy: AlarmPolicy, window: WarningWindow
    ) {
        episodes = policy.episodes(at: stretch.times, alarms: alarms).map { times in
            Episode(
                times: times,
                outcome: window.outcome(
                    ofEpisodeAt: times.lowerBound, nextEvent: stretch.event))
        }
        decisionCount = stretch.times.count
        alarmCount = alarms.count { $0 }
        event = stretch.isReached(by: window) ? stretch.event : nil
    }

    /// From the start of the first timely episode to the event; nil where the event was not caught.
    /// Two episodes before one event catch it once.
    package var leadTime: Int? {
        guard let event, let first = episodes.first(where: { $0.outcome == .timely }) else {
            return nil
        }
        return event - first.times.lowerBound
    }
}
