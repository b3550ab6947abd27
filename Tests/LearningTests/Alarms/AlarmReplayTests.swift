import Learning
import Testing

@Suite struct `A replay of alarms` {
    /// Hours; a failure at 100, running again at 105, 730 hours of running in all.
    private static let window = WarningWindow(horizon: 24, lead: 2)
    private static let policy = AlarmPolicy(needed: 1, among: 1, step: 1, refractory: 12)
    private static let cells = LeadTimeCells(window)

    private static let timeline: Timeline = {
        let times = Array(0..<100) + Array(106..<736)
        return Timeline(times: times, nextEvents: times.map { $0 < 100 ? 100 : nil })
    }()

    private static func stretches(_ entities: [Int]? = nil) -> [WatchedStretch] {
        WatchedStretch.all(
            of: Array(timeline.times.indices), timeline: timeline,
            entities: entities ?? timeline.times.map { _ in 0 })
    }

    private static func replays(alarmsAt hours: Set<Int>) -> [AlarmReplay] {
        stretches().map { stretch in
            AlarmReplay(stretch, threshold: 0.5, policy: policy, window: window) {
                hours.contains(stretch.times[$0]) ? 0.9 : 0.1
            }
        }
    }

    private static func counts(_ replays: [AlarmReplay]) -> AlarmCounts {
        var counts = AlarmCounts(cells: cells)
        for replay in replays { counts.add(replay, cells: cells) }
        return counts
    }

    @Test func `tells a caught event from a false alarm and a late one`() {
        let replays = Self.replays(alarmsAt: [50, 80, 99])
        #expect(replays[0].episodes.map(\.times) == [50...50, 80...80, 99...99])
        #expect(replays[0].episodes.map(\.outcome) == [.unfounded, .timely, .late])
        #expect(replays[0].leadTime == 20)
        let counts = Self.counts(replays)
        #expect(counts.events == 1 && counts.caught == 1 && counts.missed == 0)
        #expect(counts.timelyEpisodes == 1 && counts.lateEpisodes == 1)
        // One false alarm in 730 hours of running: 1.0 a month.
        #expect(counts.falseEpisodes == 1 && counts.decisions == 730)
        #expect(counts.alarms == 3)
    }

    @Test func `knows the ends of the window`() {
        #expect(Self.window.outcome(ofEpisodeAt: 76, nextEvent: 100) == .timely)
        #expect(Self.window.outcome(ofEpisodeAt: 75, nextEvent: 100) == .unfounded)
        #expect(Self.window.outcome(ofEpisodeAt: 98, nextEvent: 100) == .timely)
        #expect(Self.window.outcome(ofEpisodeAt: 99, nextEvent: 100) == .late)
        #expect(Self.window.outcome(ofEpisodeAt: 99, nextEvent: nil) == .unfounded)
    }

    @Test func `takes an alarm that began too early and never ended for a false one`() {
        let counts = Self.counts(Self.replays(alarmsAt: Set(40..<100)))
        #expect(counts.falseEpisodes == 1 && counts.timelyEpisodes == 0)
        #expect(counts.events == 1 && counts.missed == 1)
    }

    @Test func `begins anew after an event`() {
        // Five hours lie between, fewer than the refractory time, and the failure.
        let counts = Self.counts(Self.replays(alarmsAt: [97, 106]))
        #expect(counts.caught == 1 && counts.falseEpisodes == 1)
    }

    @Test func `does not count an event that nobody could have been warned of`() {
        // The last decision time lies 30 hours before the failure, the window is 24 long.
        let stretch = WatchedStretch(places: 0..<3, times: [68, 69, 70], event: 100)
        let replay = AlarmReplay(
            stretch, threshold: 0.5, policy: Self.policy, window: Self.window
        ) { _ in 0.9 }
        #expect(replay.event == nil && replay.leadTime == nil)
        #expect(replay.episodes.map(\.outcome) == [.unfounded])
    }

    @Test func `divides rows by entity and by next event`() {
        let stretches = Self.stretches()
        #expect(stretches.map(\.places) == [0..<100, 100..<730])
        #expect(stretches.map(\.event) == [100, nil])
        let entities = Self.timeline.times.map { $0 < 300 ? 1 : 2 }
        #expect(Self.stretches(entities).map(\.times.first) == [0, 106, 300])
    }

    @Test func `at a fixed interval catches what lies within a horizon of its alarms`() {
        let every = Self.stretches().map {
            AlarmReplay($0, interval: 24, step: 1, window: Self.window)
        }
        // 0, 24, 48, 72 and 96 before the failure, of which 96 is in time; 27 from 106 to 735.
        let counts = Self.counts(every)
        #expect(counts.caught == 1 && counts.falseEpisodes == 4 + 27)
        #expect(every[0].leadTime == 4)
    }

    @Test func `adds up over entities and reads itself back`() throws {
        let first = Self.replays(alarmsAt: [80, 200])
        let second = Self.replays(alarmsAt: [50, 95])
        let all = Self.counts(first + second)
        let sum = zip(Self.counts(first).words, Self.counts(second).words).map(+)
        #expect(all.words == sum)
        let read = AlarmCounts(events: 2, decisions: 1_460, words: sum[...], cells: Self.cells)
        #expect(read == all)
        let contradiction = AlarmCounts(
            events: 1, decisions: 1_460, words: sum[...], cells: Self.cells)
        #expect(contradiction == nil)
    }
}
