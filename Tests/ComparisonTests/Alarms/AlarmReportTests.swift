import Comparison
import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Alarms in a report` {
    private func alarms(smallestCell: Int) throws -> (AlarmReport, AlarmTables) {
        let run = try WatchedRun(
            StudyFixture.watched().setting("privacy.smallestCell", to: .integer(smallestCell)))
        return (try #require(run.report.alarms), try #require(run.outcome.alarms))
    }

    @Test func `are told as they follow from the counts`() throws {
        let (report, tables) = try alarms(smallestCell: 1)
        let counts = tables.federated.counts
        let federated = try #require(report[.federated])
        #expect(federated.threshold == tables.federated.threshold)
        #expect(
            federated[.recall].number == Double(counts.caught) / Double(counts.events))
        // One decision time is one cycle of exposure; false alarms are told per 100.
        #expect(report.exposure == Double(counts.decisions) && report.unit == "cycle")
        #expect(
            federated[.falseAlarmRate].number
                == Double(counts.falseEpisodes) * 100 / Double(counts.decisions))
        #expect(
            federated[.precision].number
                == Double(counts.timelyEpisodes)
                / Double(counts.timelyEpisodes + counts.falseEpisodes))
        // Missed 100, false 5, caught 20, per 1,000 cycles.
        let cost = 100 * counts.missed + 5 * counts.falseEpisodes + 20 * counts.caught
        #expect(federated[.cost].number == Double(cost) * 1_000 / Double(counts.decisions))
        let never = try #require(report[.never])
        #expect(
            never[.cost].number == Double(100 * counts.events) * 1_000 / Double(counts.decisions))
        #expect(never[.recall] == .value(0) && never[.precision] == .undefined(.noRows))
    }

    @Test(arguments: [1, 5, 12, 30, 80])
    func `hold no figure from which a count below the smallest cell could be worked out`(
        smallest: Int
    ) throws {
        let (report, tables) = try alarms(smallestCell: smallest)
        func shows(_ counts: Int...) -> Bool { counts.allSatisfy { $0 == 0 || $0 >= smallest } }
        let curves: [(AlarmFigures.Source, AlarmTables.Curve?)] = [
            (.local, tables.local), (.federated, tables.federated),
            (.recalibrated, tables.recalibrated),
        ]
        for (source, curve) in curves {
            let counts = try #require(curve?.counts)
            let figures = try #require(report[source])
            func isTold(_ metric: AlarmMetric) -> Bool { figures[metric].number != nil }
            #expect(isTold(.recall) == shows(counts.caught, counts.missed))
            #expect(isTold(.falseAlarmRate) == shows(counts.falseEpisodes))
            #expect(isTold(.precision) == shows(counts.timelyEpisodes, counts.falseEpisodes))
            #expect(isTold(.burden) == shows(counts.alarms, counts.decisions - counts.alarms))
            #expect(
                isTold(.cost) == shows(counts.caught, counts.missed, counts.falseEpisodes))
            #expect(isTold(.leadTimeMedian) == shows(counts.caught))
        }
        #expect((report.events != nil) == shows(tables.federated.counts.events))
    }

    @Test(arguments: [5, 12, 30])
    func `tell of small counts only between which figures they lie`(smallest: Int) throws {
        let (report, tables) = try alarms(smallestCell: smallest)
        let (exact, _) = try alarms(smallestCell: 1)
        for model in report.models {
            for metric in AlarmMetric.allCases {
                guard let range = model.range(metric) else { continue }
                let value = try #require(exact[model.source]?[metric].number)
                #expect(model[metric] == .undefined(.insufficient))
                #expect(range.low <= value && value <= range.high && range.low < range.high)
            }
        }
        // Below the smallest cell lies anything from 1 to one less, whatever the count is.
        let counts = tables.federated.counts
        let events = counts.events
        guard let recall = report[.federated]?.range(.recall) else {
            let isExact = report[.federated]?[.recall].number != nil
            #expect(isExact || events < 2 * smallest - 1)
            return
        }
        let low = counts.caught < smallest ? 1 : events - smallest + 1
        let high = counts.caught < smallest ? smallest - 1 : events - 1
        #expect(
            recall
                == Bounds(
                    low: Double(low) / Double(events), high: Double(high) / Double(events)))
    }

    @Test(arguments: [5, 12])
    func `draw a curve only through points that many events and alarms lie between`(
        smallest: Int
    ) throws {
        let (report, tables) = try alarms(smallestCell: smallest)
        for curve in report.curves where curve.source == .federated {
            var last: AlarmCounts?
            for point in curve.points {
                let place = try #require(
                    tables.federated.thresholds.firstIndex(of: point.threshold))
                let counts = tables.federated.holdout[place]
                for count in [counts.caught, counts.missed, counts.falseEpisodes] {
                    #expect(count == 0 || count >= smallest)
                }
                if let last {
                    let moved =
                        abs(counts.caught - last.caught)
                        + abs(counts.falseEpisodes - last.falseEpisodes)
                    #expect(moved >= smallest)
                }
                last = counts
            }
        }
        #expect(report.curves.contains { $0.points.count > 1 } || smallest > 5)
    }

    @Test func `are told with the interval that follows from their counts, and from no others`()
        throws
    {
        let (report, tables) = try alarms(smallestCell: 1)
        let counts = tables.federated.counts
        let federated = try #require(report[.federated])
        let caught = try #require(ConfidenceInterval.share(counts.caught, of: counts.events))
        #expect(federated[.recall].interval == Bounds(low: caught.low, high: caught.high))
        let interval = try #require(federated[.falseAlarmRate].interval)
        let rate = try #require(federated[.falseAlarmRate].number)
        #expect(interval.low <= rate && rate < interval.high)
        // Nobody asks a schedule, or nobody, how sure it is.
        for source in [AlarmFigures.Source.interval, .never] {
            #expect(report[source]?[.recall].interval == nil)
        }
        let (hidden, _) = try alarms(smallestCell: 80)
        for model in hidden.models {
            for metric in AlarmMetric.allCases where model[metric].number == nil {
                #expect(model[metric].interval == nil)
            }
        }
    }

    @Test func `are read back as they were written`() throws {
        for smallest in [1, 12] {
            let run = try WatchedRun(
                StudyFixture.watched().setting("privacy.smallestCell", to: .integer(smallest)))
            let read = try ComparisonReport(parsing: Array(run.report.file.utf8))
            #expect(read == run.report && read.alarms != nil)
        }
    }

    @Test func `are refused where a source stands twice`() throws {
        let text = try WatchedRun.standard.get().report.file
            .replacing("\"source\": \"interval\"", with: "\"source\": \"never\"")
        #expect(throws: DocumentError.self) { try ComparisonReport(parsing: Array(text.utf8)) }
    }

    @Test func `stand on the terminal in the field's words`() throws {
        let run = try WatchedRun.standard.get()
        let text = TerminalTable(run.report, in: run.context).text
        #expect(text.contains("Alarms on all hold-out rows"))
        #expect(text.contains("“bad” that a warning could reach"))
        #expect(text.contains("with an alarm that began 6 cycles to 1 cycle before"))
        for name in ["each alone", "federated", "recalibrated", "on schedule", "never"] {
            #expect(text.contains("\n  \(name) "), "\(name)")
        }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= TerminalTable.width })
        let page = ReportPage(run.report, in: run.context).html
        #expect(page.contains("<h2>Alarms</h2>") && page.contains("Cost curve"))
        #expect(page.contains("not seen: a decision time no more than 1 cycle before “bad”"))
        #expect(page.contains("exact from the counts, as if “bad” and alarms came"))
        #expect(!page.contains("Your own alarms"))
    }

    @Test func `stand in tables of their own`() throws {
        let files = CSVTables(try WatchedRun.standard.get().report).files
        let alarms = try #require(files.first { $0.name == "alarms.csv" })
        #expect(alarms.text.hasPrefix("source,threshold,figure,value,low,high,reason\r\n"))
        #expect(alarms.text.contains("\r\nnever,,recall,0,,,\r\n"))
        #expect(files.contains { $0.name == "alarm-costs.csv" })
    }

    @Test func `are not spoken of where the study raises none`() throws {
        let run = try WatchedRun(StudyFixture())
        #expect(run.report.alarms == nil && !run.report.file.contains("alarm"))
        #expect(!TerminalTable(run.report, in: run.context).text.contains("larm"))
        #expect(try run.own() == nil)
        #expect(!CSVTables(run.report).files.contains { $0.name.hasPrefix("alarm") })
    }
}
