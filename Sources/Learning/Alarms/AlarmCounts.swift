/// What alarms came to over decision times: whole numbers that add up over entities and
/// institutions.
package struct AlarmCounts: Sendable, Hashable {
    /// Events with a decision time at which a warning would have been of use.
    package var events = 0
    /// Those of them with a timely episode.
    package var caught = 0
    package var timelyEpisodes = 0
    package var lateEpisodes = 0
    package var falseEpisodes = 0
    /// Each stands for one step of exposure.
    package var decisions = 0
    /// Decision times at which an alarm stands.
    package var alarms = 0
    /// Lead times of the caught events, by the cells of `LeadTimeCells`.
    package var leadTimes: [Int]

    package init(cells: LeadTimeCells) {
        leadTimes = [Int](repeating: 0, count: cells.count)
    }

    package var missed: Int { events - caught }

    package mutating func add(_ replay: AlarmReplay, cells: LeadTimeCells) {
        decisions += replay.decisionCount
        alarms += replay.alarmCount
        if replay.event != nil { events += 1 }
        for episode in replay.episodes {
            switch episode.outcome {
            case .timely: timelyEpisodes += 1
            case .late: lateEpisodes += 1
            case .unfounded: falseEpisodes += 1
            }
        }
        if let leadTime = replay.leadTime {
            caught += 1
            leadTimes[cells.cell(of: leadTime)] += 1
        }
    }
}

extension AlarmCounts {
    /// Everything but what no alarm changes, in the order in which it travels.
    package var words: [Int] {
        [caught, timelyEpisodes, lateEpisodes, falseEpisodes, alarms] + leadTimes
    }

    package static func wordCount(cells: LeadTimeCells) -> Int { 5 + cells.count }

    /// The reverse of `words`. Nil where they contradict one another, as an honest sum never does.
    package init?(events: Int, decisions: Int, words: ArraySlice<Int>, cells: LeadTimeCells) {
        let words = Array(words)
        precondition(words.count == Self.wordCount(cells: cells), "counts are so many words")
        self.init(cells: cells)
        self.events = events
        self.decisions = decisions
        caught = words[0]
        timelyEpisodes = words[1]
        lateEpisodes = words[2]
        falseEpisodes = words[3]
        alarms = words[4]
        leadTimes = Array(words[5...])
        guard caught <= events, caught <= timelyEpisodes, alarms <= decisions,
            timelyEpisodes + lateEpisodes + falseEpisodes <= alarms,
            leadTimes.reduce(0, +) == caught
        else { return nil }
    }
}
