import Learning
import Testing

@Suite struct `An alarm policy` {
    private func policy(
        _ needed: Int, of among: Int, step: Int = 1, refractory: Int = 2
    ) -> AlarmPolicy {
        AlarmPolicy(needed: needed, among: among, step: step, refractory: refractory)
    }

    @Test func `wants two of the last three probabilities above the threshold`() {
        let probabilities = [0.6, 0.2, 0.7, 0.8, 0.1]
        let times = [1, 2, 3, 4, 5]
        let policy = policy(2, of: 3)
        let alarms = policy.alarms(at: times) { probabilities[$0] > 0.5 }
        #expect(alarms == [false, false, true, true, true])
        #expect(policy.episodes(at: times, alarms: alarms) == [3...5])
    }

    @Test func `takes a probability on the threshold for no alarm`() {
        let stretch = WatchedStretch(places: 0..<1, times: [1], event: nil)
        let window = WarningWindow(horizon: 3, lead: 0)
        func alarms(_ threshold: Double) -> Int {
            AlarmReplay(stretch, threshold: threshold, policy: policy(1, of: 1), window: window) {
                _ in 0.5
            }.alarmCount
        }
        #expect(alarms(0.5) == 0)
        #expect(alarms(0.49) == 1)
    }

    @Test func `counts a missing decision time as no alarm`() {
        // At 4, the last three decision times are 2, 3 and 4; 2 and 3 are missing.
        #expect(policy(2, of: 3).alarms(at: [1, 4, 5]) { _ in true } == [false, false, true])
        // Hourly decision times in minutes: one exactly three steps back is too old.
        let hourly = policy(2, of: 3, step: 60)
        #expect(hourly.alarms(at: [0, 180]) { _ in true } == [false, false])
        #expect(hourly.alarms(at: [0, 120]) { _ in true } == [false, true])
    }

    @Test func `joins alarms closer than the refractory time, one after the other`() {
        let policy = policy(1, of: 1, refractory: 10)
        let times = [1, 10, 19, 29, 60]
        #expect(
            policy.episodes(at: times, alarms: [true, true, true, true, true])
                == [1...19, 29...29, 60...60])
        let one = [false, true, false, false, false]
        #expect(policy.episodes(at: times, alarms: one) == [10...10])
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `raises no more alarms when it needs more of them`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let times = (0..<200).filter { _ in generator.uniform() < 0.8 }
        let points = times.map { _ in generator.uniform() < 0.3 }
        var last = times.count
        for needed in 1...4 {
            let alarms = policy(needed, of: 4).alarms(at: times) { points[$0] }
            // Each alarm by counting again, decision time by decision time.
            for place in times.indices {
                let recent = times.indices.filter {
                    $0 <= place && times[$0] > times[place] - 4 && points[$0]
                }
                #expect(alarms[place] == (recent.count >= needed), "replay with seed \(seed)")
            }
            let count = alarms.count { $0 }
            #expect(count <= last)
            last = count
        }
    }
}
