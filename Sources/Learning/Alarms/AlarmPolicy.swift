/// How probabilities at decision times become alarms, and alarms become episodes.
///
/// A point alarm is a probability above the threshold. A policy alarm stands at a decision time when
/// at least `needed` of the last `among` decision times are point alarms: of those not older than
/// `among` steps, so that one that is missing counts as no alarm. Policy alarms closer to one another
/// than `refractory` are one episode, which begins with the first.
package struct AlarmPolicy: Sendable, Hashable {
    package let needed: Int
    package let among: Int
    /// From one decision time to the next, in units of the axis.
    package let step: Int
    /// In units of the axis.
    package let refractory: Int

    package init(needed: Int, among: Int, step: Int, refractory: Int) {
        precondition(
            1 <= needed && needed <= among, "so many of the last decision times can be alarms")
        precondition(step >= 1 && refractory >= 0, "time goes forwards")
        self.needed = needed
        self.among = among
        self.step = step
        self.refractory = refractory
    }

    /// Whether a policy alarm stands at each of an entity's decision times, which ascend.
    package func alarms(at times: [Int], _ isPointAlarm: (Int) -> Bool) -> [Bool] {
        var oldest = 0
        var points = [Bool](repeating: false, count: times.count)
        var standing = 0
        return times.indices.map { place in
            points[place] = isPointAlarm(place)
            if points[place] { standing += 1 }
            while times[oldest] <= times[place] - among * step {
                if points[oldest] { standing -= 1 }
                oldest += 1
            }
            return standing >= needed
        }
    }

    /// The episodes that policy alarms make: from the first alarm of each to its last.
    package func episodes(at times: [Int], alarms: [Bool]) -> [ClosedRange<Int>] {
        var episodes: [ClosedRange<Int>] = []
        for (time, isAlarm) in zip(times, alarms) where isAlarm {
            if let last = episodes.last, time - last.upperBound < refractory {
                episodes[episodes.count - 1] = last.lowerBound...time
            } else {
                episodes.append(time...time)
            }
        }
        return episodes
    }
}
