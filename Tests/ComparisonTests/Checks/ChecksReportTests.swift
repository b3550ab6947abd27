import Comparison
import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Checks in a report` {
    private let warned = [
        CheckSignal(check: "B1", word: .warn), CheckSignal(check: "C1", word: .pass),
    ]

    private let waivers = [
        SignedWaiver(check: "L3", feature: nil, reason: "no dates", who: "operator"),
        SignedWaiver(
            check: "M3", feature: "note", reason: "a <short> form", who: "birch", approval: "birch"),
    ]

    private let travelled = SignedTimeTravel(
        institution: "alder", verdict: "pass", rows: 150, tables: ["reading"],
        attested: ["a <vouched> one"])

    private func report(findings: [CheckFinding] = []) -> ComparisonReport {
        Example.report([Example.institution("alder"), Example.institution("birch")])
            .with(
                checks: ChecksReport(
                    waivers: waivers, timeTravel: [travelled], findings: findings),
                signals: ["alder": warned, "birch": [CheckSignal(check: "M3", word: .fail)]])
    }

    @Test func `come back from their JSON as they were`() throws {
        let finding = CheckFinding(
            check: "P2", place: "glucose", what: "looks like mg/dL", word: .warn,
            advice: "check the unit", waiver: nil)
        let report = report(findings: [finding])
        let read = try ComparisonReport(parsing: Array(report.file.utf8))
        #expect(read == report)
        #expect(read.institutions.map(\.checks.count) == [2, 1])
        #expect(report.file.contains(#""approval": "birch""#))
    }

    @Test func `show what each institution signed of its time travel`() throws {
        let report = report()
        let page = ReportPage(report, in: Example.context).html
        #expect(page.contains("pass on 150 observations or more"))
        #expect(page.contains("a &lt;vouched&gt; one") && !page.contains("a <vouched> one"))
        #expect(report.json["checks"]?["timeTravel"] != nil)
    }

    @Test func `show at home which absence names the institution, beside the model's AUC`() throws {
        let absence = TellingAbsence(feature: "cholesterol", indicator: "not_ordered", auc: 0.75)
        let report = Example.report([Example.institution("alder")]).with(
            checks: ChecksReport(absence: absence))
        let read = try ComparisonReport(parsing: Array(report.file.utf8))
        #expect(read == report && read.checks.absence == absence)
        let page = ReportPage(report, in: Example.context).html
        #expect(page.contains(#">cholesterol: not_ordered</th><td class="text">0.750</td>"#))
    }

    @Test func `show how long rows waited for their events, and the own rows at home only`() throws
    {
        func rows(_ hours: (Int, Int)...) -> PopulationCounts {
            let waits = hours.flatMap { [Int](repeating: $0.0, count: $0.1) }
            return PopulationCounts(kept: 99, waits: WaitingTimes(waits, in: .hours))
        }
        let total = rows((1, 6), (3, 2), (30, 3), (100, 40), (5000, 2))
        func cells(_ own: PopulationCounts? = nil) throws -> [WaitingCell] {
            WaitingCell.all(of: try StudyFixture().study(), federation: total, own: own)
        }
        // Two and three rows of neighbouring cells are told as five, the last two with the forty.
        let names = [
            "from 1 h to below 2 h", "from 2 h to below 2 days", "from 2 days to below 365 days",
        ]
        let shared = try cells()
        #expect(shared.map(\.name) == names)
        #expect(shared.map(\.federation) == [6, 5, 42] && shared.allSatisfy { $0.own == nil })
        let home = try cells(rows((1, 1), (30, 2), (5000, 1)))
        #expect(home.map(\.own) == [1, 2, 1])
        #expect(
            WaitingCell.all(of: try StudyFixture().study(), federation: rows((1, 4))).isEmpty)

        let report = Example.report([Example.institution("alder")]).with(
            checks: ChecksReport(waits: home))
        #expect(try ComparisonReport(parsing: Array(report.file.utf8)) == report)
        let page = ReportPage(report, in: Example.context).html
        #expect(page.contains("How long rows waited"))
        #expect(page.contains(#">from 2 h to below 2 days</th><td class="text">5</td></tr>"#))
    }

    @Test func `leave an institution as ids and words, whatever its figures`() throws {
        for figures in [Example.institution("alder"), Example.small] {
            let sent = figures.published(smallestCell: 10).with(checks: warned)
            let received = try InstitutionFigures.received(sent.payload, from: figures.name)
            #expect(received == sent)
            #expect(received.checks == warned)
        }
    }

    @Test func `are refused where one stands twice or says another word`() throws {
        func received(_ checks: String) throws -> InstitutionFigures {
            let figures = Example.institution("alder").published(smallestCell: 10)
            let text = String(decoding: figures.payload, as: UTF8.self).dropLast()
            return try .received(Array("\(text),\"checks\":\(checks)}".utf8), from: "alder")
        }
        #expect(try received(#"[{"check":"B1","result":"warn"}]"#).checks == [warned[0]])
        for wrong in [
            #"[{"check":"B1","result":"warn"},{"check":"B1","result":"pass"}]"#,
            #"[{"check":"B1","result":"0.31"}]"#, #"[{"check":"B1","result":"warn","place":"x"}]"#,
            #"[{"check":"a name that is too long","result":"warn"}]"#,
        ] {
            #expect(throws: DocumentError.self) { try received(wrong) }
        }
    }

    @Test func `name for the analyst which check warned whom, and what was waived by whom and why`()
    {
        let page = ReportPage(report(), in: Example.context).html
        #expect(page.contains("Checks and waivers"))
        #expect(page.contains(">B1</th><td class=\"text\">warn</td><td class=\"text\">alder</td>"))
        #expect(page.contains(">M3</th><td class=\"text\">fail</td><td class=\"text\">birch</td>"))
        #expect(page.contains("approval of birch") && page.contains("a &lt;short&gt; form"))
        #expect(!page.contains("C1"))
    }

    @Test func `show what was found at home only`() {
        let finding = CheckFinding(
            check: "P2", place: "glucose", what: "looks like mg/dL", word: .warn,
            advice: "check the unit", waiver: "by birch: known")
        let home = ReportContext(
            reader: .institution("alder"), aim: Example.context.aim, terms: Example.terms)
        let page = ReportPage(report(findings: [finding]), in: home).html
        #expect(page.contains("looks like mg/dL") && page.contains("waived warn"))
        #expect(page.contains("by birch: known") && !page.contains("Warned by"))
    }

    @Test func `are left out where nothing was checked or waived`() {
        let page = ReportPage(Example.report([]), in: Example.context).html
        #expect(!page.contains("Checks and waivers"))
    }
}
