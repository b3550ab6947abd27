import Comparison
import Documents
import Testing

@Suite struct `Binning tables` {
    /// Weights and information of 90 good and 10 bad against 60 and 40 loans.
    static let table = BinningTable(
        feature: "months",
        rows: [
            BinningTable.Row(
                name: "below 16", nonEvents: 90, events: 10, weight: 1.068520,
                rawWeight: 1.098612, information: 0.428),
            BinningTable.Row(
                name: "from 16", nonEvents: 60, events: 40, weight: -0.684113,
                rawWeight: -0.693147, information: 0.2616),
            BinningTable.Row(
                name: "missing", nonEvents: nil, events: nil, weight: 0, rawWeight: nil,
                information: 0, note: "too few rows to be shown"),
        ], informationValue: 0.689583, freeInformationValue: 0.7, direction: "rising")
    private static let dropped = BinningTable(
        feature: "age", rows: [], informationValue: 0, freeInformationValue: 0, direction: nil,
        unusable: "no two bins hold rows, events and non-events enough")

    private static func report(_ tables: [BinningTable]) -> ComparisonReport {
        let plain = Example.report([Example.institution("alder")])
        return ComparisonReport(
            study: plain.study, version: 1, run: plain.run, rounds: 5, bytes: 1,
            federated: ModelFigures(
                coefficients: plain.federated.coefficients, metrics: plain.federated.metrics,
                ridge: 1, binnings: tables),
            institutions: plain.institutions)
    }

    @Test func `are read back as they were written, and stand only where there are some`() throws {
        let report = Self.report([Self.table, Self.dropped])
        #expect(try ComparisonReport(parsing: Array(report.file.utf8)) == report)
        let without = Self.report([])
        #expect(without.json["federated"]?["binnings"] == nil)
        #expect(report.json["federated"]?["binnings"] != nil)
    }

    @Test func `are printed with the convention of their sign and with what is not shown`() {
        let context = ReportContext(
            aim: "Will a loan go bad?", terms: Example.terms, labels: ["months": "Term"])
        let page = ReportPage(Self.report([Self.table, Self.dropped]), in: context).html
        #expect(page.contains("<h2>Binning tables</h2>"))
        #expect(page.contains("Positive is safer"))
        #expect(page.contains("<h3 class=\"sub\">Term</h3>"))
        for cell in [
            "<td>90</td><td>10</td><td>10.0 %</td><td>+1.0685</td><td>+1.0986</td>",
            "<td>60</td><td>40</td><td>40.0 %</td><td>−0.6841</td><td>−0.6931</td>",
            "missing<small>too few rows to be shown</small></th><td>–</td><td>–</td><td>–</td>",
            "Information value 0.6896, very strong: look for a leak.",
            "the share of “bad” is rising; in any direction the best bins would carry 0.0104",
            "Not in the model: no two bins hold rows, events and non-events enough.",
        ] {
            #expect(page.contains(cell), "\(cell)")
        }
    }

    @Test func `stand in a file of their own for spreadsheets`() {
        let tables = CSVTables(Self.report([Self.table]))
        #expect(tables.files.map(\.name).last == "binnings.csv")
        #expect(
            tables.binnings.contains("months,from 16,60,40,-0.684113,-0.693147,0.2616,\r\n"))
        #expect(
            tables.binnings.contains("months,missing,,,0,,0,too few rows to be shown\r\n"))
        #expect(CSVTables(Self.report([])).files.count == 3)
    }

    @Test func `leave no section behind where a model has none`() {
        let page = ReportPage(Self.report([]), in: Example.context).html
        #expect(!page.contains("Binning tables"))
    }

    @Test(arguments: [
        (0.0199, "tells nothing"), (0.02, "weak"), (0.1, "medium"), (0.3, "strong"),
        (0.5, "very strong: look for a leak"),
    ])
    func `call an information value by its usual word`(value: Double, word: String) {
        let table = BinningTable(
            feature: "x", rows: [], informationValue: value, freeInformationValue: value,
            direction: nil)
        #expect(table.strength == word)
    }
}
