import Comparison
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Alarms at home` {
    @Test func `are told exactly, however few they are`() throws {
        let run = try WatchedRun.standard.get()
        let own = try #require(try run.own())
        let settings = try #require(run.study.evaluation.alarm)
        #expect(own.report.events == own.events.count)
        #expect(own.report.events == (try run.institutions[0].holdoutEvents(of: settings)))
        let federated = try #require(own.report[.federated])
        let caught = own.events.compactMap { $0.leadTimes[.federated] }
        #expect(
            federated[.recall].number == Double(caught.count) / Double(own.events.count))
        #expect(caught.allSatisfy { (1...6).contains($0) })
        // Half of them reached the median, nine of ten the other.
        let median = try #require(federated[.leadTimeMedian].number)
        #expect(caught.count { Double($0) >= median } * 2 >= caught.count)
        #expect(caught.count { Double($0) > median } * 2 < caught.count)
        let ninth = try #require(federated[.leadTimeP10].number)
        #expect(caught.count { Double($0) >= ninth } * 10 >= caught.count * 9)
    }

    @Test func `cost at each threshold what they would have cost there`() throws {
        let run = try WatchedRun.standard.get()
        let own = try #require(try run.own())
        for curve in own.report.curves {
            let figures = try #require(own.report[curve.source])
            for point in curve.points where point.threshold == figures.threshold {
                #expect(point.cost == figures[.cost].number)
            }
            // Above every probability no alarm is raised.
            let last = try #require(curve.points.last)
            #expect(last.threshold < 1 || last.cost == own.report[.never]?[.cost].number)
        }
        #expect(own.report.curves.map(\.source) == [.local, .federated, .recalibrated])
        let home = ReportContext(
            study: run.study, outcome: run.outcome, departures: [],
            reader: .institution(FederationFixture.names[0]), ownAlarms: own)
        let page = ReportPage(run.report, in: home).html
        #expect(page.split(separator: "<h3>Cost curve</h3>").count == 3)
    }

    @Test func `list what one model caught and the other missed, by the own rows' keys`() throws {
        let run = try WatchedRun.standard.get()
        let own = try #require(try run.own())
        let gained = own.events(caughtBy: .federated, missedBy: .local)
        let lost = own.events(caughtBy: .local, missedBy: .federated)
        let both = own.events.count {
            $0.leadTimes[.federated] != nil && $0.leadTimes[.local] != nil
        }
        #expect(both + gained.count == own.events.count { $0.leadTimes[.federated] != nil })
        #expect(both + lost.count == own.events.count { $0.leadTimes[.local] != nil })
        for event in own.events {
            let row = try #require(Int(event.key.dropFirst("row-".count)))
            let timeline = try #require(run.institutions[0].frame.timeline)
            #expect(timeline.nextEvents[row] == event.moment)
            #expect(event.times.last == timeline.times[row])
        }
    }

    @Test func `say how much better each model's are, with intervals over entities`() throws {
        let run = try WatchedRun.standard.get()
        let own = try #require(try run.own())
        let recall = try #require(
            own.differences.first { $0.model == .federated && $0.metric == .recall })
        let federated = try #require(own.report[.federated]?[.recall].number)
        let local = try #require(own.report[.local]?[.recall].number)
        #expect(abs(recall.estimate - (federated - local)) < 1e-12)
        #expect(recall.interval.low <= recall.estimate && recall.estimate <= recall.interval.high)
        let cost = try #require(
            own.differences.first { $0.model == .federated && $0.metric == .cost })
        let saved =
            (own.report[.local]?[.cost].number ?? 0)
            - (own.report[.federated]?[.cost].number ?? 0)
        #expect(abs(cost.estimate - saved) < 1e-9)
        #expect(try run.own()?.differences == own.differences)
    }

    @Test func `are drawn for each event on the institution's own page alone`() throws {
        let run = try WatchedRun.standard.get()
        let own = try #require(try run.own())
        let home = ReportContext(
            study: run.study, outcome: run.outcome, departures: [],
            reader: .institution(FederationFixture.names[0]), ownAlarms: own)
        let page = ReportPage(run.report, in: home).html
        #expect(page.contains("Your own alarms"))
        #expect(page.contains("Caught by the federated model and missed by the local one"))
        for event in own.events.prefix(60) {
            #expect(page.contains("<h3>\(event.key)</h3>"))
        }
        #expect(!ReportPage(run.report, in: run.context).html.contains("row-"))
        #expect(!run.report.file.contains("row-"))
    }

    @Test func `of fewer than five events forbid a verdict, which says so`() throws {
        let frame = WatchedRun.frame
        let timeline = try #require(frame.timeline)
        let calm = Frame(
            columns: frame.columns, targets: frame.targets, targetKind: .event,
            parts: frame.parts, entities: frame.entities,
            timeline: Timeline(
                times: timeline.times, nextEvents: timeline.times.map { _ in nil }))
        let run = try WatchedRun(frame: calm)
        let home = try run.comparison(at: 0)
        #expect(home.figures.verdict.basis == .fieldCondition)
        #expect(home.figures.verdict.outcome == .notEnoughEvidence)
        let report = ComparisonReport(
            run.outcome, run: "r", bytes: 1, institutions: [home.figures])
        #expect(
            ReportPage(report, in: run.context).html.contains(
                "A verdict needs at least 5 hold-out “bad” that an alarm could have warned of."))
        let watched = try WatchedRun.standard.get().comparison(at: 0)
        #expect(watched.figures.verdict.basis != .fieldCondition)
    }
}
