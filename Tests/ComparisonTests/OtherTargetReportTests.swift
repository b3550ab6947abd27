import Comparison
import Documents
import Federation
import Learning
import Testing

@Suite struct `Reports of classes and amounts` {
    static let all = [OtherTargets.classes, OtherTargets.amounts]

    @Test(arguments: [0, 1])
    func `never speak of an event`(place: Int) throws {
        let targets = try Self.all[place].get()
        for report in [targets.report, targets.published] {
            let texts =
                [
                    ReportPage(report, in: targets.context).html,
                    TerminalTable(report, in: targets.context).text, report.file, targets.ownPage,
                ] + CSVTables(report).files.map(\.text)
            for text in texts {
                #expect(!text.lowercased().contains("event"))
                #expect(!text.contains("“bad”"))
                #expect(!text.contains("calibration"))
            }
        }
    }

    @Test(arguments: [0, 1])
    func `are read back as they were written`(place: Int) throws {
        let targets = try Self.all[place].get()
        for report in [targets.report, targets.published] {
            let read = try ComparisonReport(parsing: Array(report.file.utf8))
            #expect(read.differences(from: report).isEmpty)
            #expect(read == report)
        }
    }

    @Test(arguments: [0, 1])
    func `are received from an institution as it sent them, without counts`(place: Int) throws {
        let targets = try Self.all[place].get()
        for home in targets.homes {
            let payload = home.published(smallestCell: 5)
            let received = try InstitutionFigures.received(payload, from: home.figures.name)
            #expect(received == home.figures.published(smallestCell: 5))
            #expect(received.local.rows == nil && received.local.classes == nil)
            #expect(received.holdoutEvents == nil && received.holdoutRows.exact == nil)
        }
        let exact = targets.homes[0].figures
        #expect(throws: DocumentError.self) {
            try InstitutionFigures.received(exact.payload, from: "alder")
        }
    }

    @Test func `of classes have their metrics by name`() throws {
        let report = try OtherTargets.classes.get().report
        let metrics = report.federated.metrics
        #expect(metrics.family == .classes)
        for metric in [Metric.macroAuc, .logLoss, .brier, .top1, .top2] {
            #expect(metrics[metric].number != nil, "\(metric)")
            #expect(report.file.contains("\"\(metric.rawValue)\": 0."))
            #expect(report.pooled?.metrics[metric].number != nil)
            #expect(report.institutions.allSatisfy { $0.local[metric].number != nil })
        }
        let bracket = try #require(metrics.aucBracket)
        let area = try #require(metrics[.macroAuc].number)
        #expect(bracket.low <= area && area <= bracket.high && bracket.width < 0.01)
        let detail = try #require(metrics.classes)
        #expect(detail.entries.map(\.name) == OtherTargets.grades)
        #expect(detail.entries.compactMap(\.rows).reduce(0, +) == metrics.rows)
        #expect(metrics.events == nil)
    }

    @Test func `of amounts have their metrics by name`() throws {
        let report = try OtherTargets.amounts.get().report
        let metrics = report.federated.metrics
        #expect(metrics.family == .amount)
        let shown: [Metric] = [
            .rmse, .mae, .bias, .rSquared, .medianAbsoluteError, .nasa, .squaredError, .rmseLast,
            .maeLast, .nasaLast, .rmseCapped,
        ]
        for metric in shown {
            #expect(metrics[metric].number != nil, "\(metric)")
            #expect(report.pooled?.metrics[metric].number != nil)
        }
        let squared = try #require(metrics[.squaredError].number)
        let root = try #require(metrics[.rmseCapped].number)
        #expect(metrics[.rmse].number.map { $0 > root } == true)
        #expect(abs(root * root - squared) < 1e-9)
        #expect(metrics.amountRows?.last == metrics.rows.map { $0 / 5 })
    }

    /// The federated model and the pooled one agree to what least squares and Newton promise.
    @Test(arguments: [0, 1])
    func `show the federated model beside an equal pooled one`(place: Int) throws {
        let report = try Self.all[place].get().report
        let pooled = try #require(report.pooled)
        for (own, other) in zip(report.federated.coefficients ?? [], pooled.coefficients ?? []) {
            #expect(own.name == other.name)
            #expect(abs(own.value - other.value) < 1e-7)
        }
        let metric: Metric = place == 0 ? .logLoss : .rmse
        let (one, two) = (report.federated.metrics[metric].number, pooled.metrics[metric].number)
        #expect(abs(try #require(one) - #require(two)) < 1e-6)
        let page = ReportPage(report, in: try Self.all[place].get().context).html
        #expect(page.contains("pooled fit"))
        #expect(page.contains("odds ratio") == (place == 0))
    }

    /// Student's interval of a coefficient is wider than the normal one, by a little.
    @Test func `give amounts' coefficients intervals of Student's t`() throws {
        let coefficient = try #require(
            try OtherTargets.amounts.get().report.federated.coefficients?.first)
        let interval = try #require(coefficient.interval)
        let error = try #require(coefficient.standardError)
        let reach = interval.width / (2 * error)
        #expect(reach > 1.960 && reach < 1.970)
    }

    @Test func `list every class in a table of their own`() throws {
        let report = try OtherTargets.classes.get().report
        let lines = try #require(CSVTables(report).classes).split(separator: "\r\n")
        #expect(lines.count == 1 + 2 * 9)
        #expect(lines[1].hasPrefix("federated,none,"))
        #expect(CSVTables(try OtherTargets.amounts.get().report).classes == nil)
        #expect(
            ReportPage(report, in: try OtherTargets.classes.get().context).html
                .contains("Class by class"))
    }

    @Test func `judge an amount by its squared error alone`() throws {
        let targets = try OtherTargets.amounts.get()
        for home in targets.homes {
            let figures = home.figures
            #expect(figures.measure == .squaredError)
            #expect(figures.differences.map(\.metric) == [.squaredError, .squaredError])
            let gain = try #require(figures.difference)
            let local = try #require(figures.local[.squaredError].number)
            let federated = try #require(figures.federated[.squaredError].number)
            #expect(abs(gain.estimate - (local - federated)) < 1e-8)
        }
        let settings = targets.context.settings
        #expect(settings.rank == nil && settings.events == 0 && settings.entities == 20)
    }

    @Test func `judge classes by log loss and macro AUC`() throws {
        let targets = try OtherTargets.classes.get()
        for home in targets.homes {
            let federated = home.figures.differences.filter { $0.model == .federated }
            #expect(federated.map(\.metric) == [.logLoss, .brier, .macroAuc])
            #expect(federated.allSatisfy { $0.method == .bootstrap })
            #expect(home.comparison.decisions.isEmpty)
        }
        #expect(targets.context.settings.rank == .macroAuc)
    }
}
