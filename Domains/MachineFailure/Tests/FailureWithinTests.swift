import MachineFailure
import Tabular
import Testing

@Suite struct `A failure within the horizon` {
    private static let pump = FailureWithin(horizon: 24, lead: 2)

    private func state(
        at moment: Int, _ failures: [AssetRecord.Failure] = [],
        replaced: [AssetRecord.Replacement] = [], end: Int? = 1_000,
        under target: FailureWithin? = nil
    ) -> ObservationState {
        (target ?? Self.pump).state(
            at: Moment(moment),
            of: AssetRecord(
                failures: failures, replacements: replaced, end: end.map { Moment($0) }))
    }

    private func failure(
        _ moment: Int, restored: Int? = nil, _ component: String? = nil
    ) -> AssetRecord.Failure {
        .init(
            failedAt: Moment(moment), restoredAt: restored.map { Moment($0) },
            component: component)
    }

    private func replaced(_ moment: Int, _ component: String? = nil) -> AssetRecord.Replacement {
        .init(replacedAt: Moment(moment), component: component)
    }

    @Test func `in the window is the event, its far end included`() {
        #expect(state(at: 90, [failure(100)]) == .event)
        #expect(state(at: 76, [failure(100)]) == .event)
        #expect(state(at: 75, [failure(100)]) == .nonEvent)
    }

    @Test func `is the next one of the study's component, the moment itself included`() {
        let asset = AssetRecord(
            failures: [failure(100, restored: 105, "seal"), failure(200, "bearing")],
            end: Moment(1_000))
        func next(_ moment: Int, _ component: FailedComponent = .any) -> Moment? {
            FailureWithin(horizon: 24, lead: 2, component: component)
                .nextFailure(from: Moment(moment), of: asset)
        }
        #expect(next(50) == Moment(100) && next(100) == Moment(100))
        #expect(next(101) == Moment(200) && next(201) == nil)
        #expect(next(50, .kind("bearing")) == Moment(200))
    }

    @Test func `within the lead drops the moment, the lead's own end included`() {
        #expect(state(at: 97, [failure(100)]) == .event)
        #expect(state(at: 98, [failure(100)]) == .excluded("within lead"))
        #expect(state(at: 99, [failure(100)]) == .excluded("within lead"))
    }

    @Test func `at the moment itself and until the restore drops it`() {
        let failures = [failure(100, restored: 105)]
        for moment in 100...105 {
            #expect(state(at: moment, failures) == .excluded("failed"))
        }
        #expect(state(at: 106, failures) == .nonEvent)
    }

    @Test func `may count the failing tick as positive`() {
        let target = FailureWithin(horizon: 30, lead: 0, countsFailingTick: true)
        #expect(state(at: 192, [failure(192)], end: 192, under: target) == .event)
        let other = FailureWithin(
            horizon: 30, lead: 0, component: .kind("seal"), countsFailingTick: true)
        #expect(
            state(at: 192, [failure(192, "bearing")], end: 192, under: other)
                == .excluded("failed"))
    }

    @Test func `without a recorded return drops everything after, or until the next run`() {
        #expect(
            state(at: 150, [failure(100)]) == .excluded("no return recorded after a failure"))
        let record = AssetRecord(
            failures: [failure(100)],
            runs: [.init(from: Moment(0), to: Moment(100)), .init(from: Moment(120), to: nil)],
            end: Moment(1_000))
        #expect(
            Self.state(record, at: 110)
                == .excluded("no return recorded after a failure"))
        #expect(Self.state(record, at: 120) == .nonEvent)
    }

    @Test func `may have been prevented by a planned replacement, which is never a negative`() {
        // A planned seal change at 90 h, asked at 80 h.
        #expect(state(at: 80, replaced: [replaced(90, "seal")]) == .censored)
        let seal = FailureWithin(horizon: 24, lead: 2, component: .kind("seal"))
        #expect(state(at: 80, replaced: [replaced(90, "seal")], under: seal) == .censored)
        #expect(state(at: 80, replaced: [replaced(90, "bearing")], under: seal) == .nonEvent)
        // Even where a failure long after would prove a negative.
        #expect(state(at: 80, [failure(500)], replaced: [replaced(90)]) == .censored)
        // A failure in the window is one all the same.
        #expect(state(at: 80, [failure(95)], replaced: [replaced(99)]) == .event)
        // Outside the window a replacement says nothing.
        #expect(state(at: 80, replaced: [replaced(105)]) == .nonEvent)
        #expect(state(at: 80, replaced: [replaced(104)]) == .censored)
        #expect(state(at: 80, replaced: [replaced(80)]) == .nonEvent)
    }

    @Test func `can't be ruled out where the record ends in the window`() {
        #expect(state(at: 80, end: 104) == .nonEvent)
        #expect(state(at: 81, end: 104) == .censored)
        #expect(state(at: 80, end: nil) == .censored)
        // A first failure recorded later proves that there was none before.
        #expect(state(at: 81, [failure(200)], end: 104) == .nonEvent)
        #expect(state(at: 81, [failure(105)], end: 104) == .event)
    }

    @Test func `of another component censors from its time on`() {
        let seal = FailureWithin(horizon: 24, lead: 2, component: .kind("seal"))
        let failures = [failure(95, restored: 96, "bearing"), failure(100, "seal")]
        #expect(state(at: 80, failures, under: seal) == .censored)
        #expect(state(at: 97, failures, under: seal) == .event)
        #expect(state(at: 80, [failure(100, "seal")], under: seal) == .event)
        #expect(state(at: 60, failures, under: seal) == .nonEvent)
    }

    @Test func `counts once where two lie in the window`() {
        #expect(state(at: 80, [failure(90, restored: 91), failure(100)]) == .event)
    }

    @Test func `of engine 1 of fleet FD001 makes 30 positive cycles out of 192`() {
        let target = FailureWithin(horizon: 30, lead: 0)
        let states = (1...192).map {
            state(at: $0, [failure(192)], end: 192, under: target)
        }
        #expect(states[0..<161].allSatisfy { $0 == .nonEvent })
        #expect(states[161..<191].allSatisfy { $0 == .event })
        #expect(states[191] == .excluded("failed"))
    }

    @Test func `is proved by the inspector's later record for an engine that was cut off`() {
        // Last cycle 31, 112 cycles left: failed at 143.
        let target = FailureWithin(horizon: 30, lead: 0)
        #expect(
            (1...31).allSatisfy {
                state(at: $0, [failure(143)], end: 31, under: target) == .nonEvent
            })
    }

    private static func state(_ record: AssetRecord, at moment: Int) -> ObservationState {
        pump.state(at: Moment(moment), of: record)
    }
}
