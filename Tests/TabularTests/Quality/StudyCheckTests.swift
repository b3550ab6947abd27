import Learning
import Tabular
import Testing

@Suite struct `The data-quality report for a study` {
    private let check = QualityCheck(schema: Lending.schema, fieldChecks: [])

    private func report(
        _ requests: [FeatureRequest], text: String = Mappings.text(), after sql: String = ""
    ) throws -> (report: QualityReport, loaded: LoadedFrame?) {
        try TemporaryDatabase(Mappings.tables + sql).mapped(try Mappings.parse(text)) {
            compiled, snapshot in
            try check.report(for: Lending.loader(requests), compiled, in: snapshot)
        }
    }

    @Test func `compares what each feature needs with the mapping, all at once`() throws {
        let text = Mappings.text(
            changed: ["months": nil as String?], absent: #"{"request.months": "open end"}"#)
        let (report, loaded) = try report(
            [
                Requests.domain("months", Requests.number),
                Requests.domain("colour", Requests.number),
            ], text: text)
        #expect(loaded == nil)
        #expect(report.isBlocked)
        #expect(report.results(.fail).map(\.place) == ["months", "colour"])
        #expect(
            report.results(.fail)[0].what
                == "months needs request.months, which the mapping lists as absent: open end")
    }

    @Test func `asks a dated study for completeThrough`() throws {
        let text = Mappings.text().replacing(#""completeThrough": "2025-12-31","#, with: "")
        let (report, _) = try report([Requests.domain("rate", Requests.number)], text: text)
        #expect(report.results(.fail).map(\.place) == ["completeThrough"])
    }

    @Test func `counts missing values, constant columns and the rarer class`() throws {
        let (report, loaded) = try report(
            [Requests.domain("months", Requests.number), Requests.domain("urgent", .flag)],
            after: "UPDATE request SET urgent = 0")
        #expect(loaded?.frame.rowCount == 3)
        func result(_ id: String, _ place: String) throws -> QualityResult {
            try #require(report.results.first { $0.id == id && $0.place == place })
        }
        #expect(try result("M1", "months").count == 1)
        #expect(try result("M1", "months").outcome == .warn)
        #expect(try result("M3", "urgent").outcome == .warn)
        #expect(try result("M3", "urgent").what == "one value fills the column")
        #expect(try result("Y2", "population").outcome == .pass)
        #expect(try result("Y1", "target").count ?? 99 <= 1)
    }

    @Test func `fails where one class is empty or a feature's values block`() throws {
        let (one, _) = try report(
            [Requests.domain("rate", Requests.number)], after: "UPDATE verdict SET result = 'kept'")
        #expect(one.results.contains { $0.id == "Y1" && $0.outcome == .fail && $0.count == 0 })
        #expect(one.isBlocked)
        let (codes, _) = try report(
            [Requests.domain("kind", Requests.codes("car", "boat", "other"))],
            after: "UPDATE request SET kind = 'plane' WHERE id = 'r1'")
        #expect(
            codes.results.contains {
                $0.id == "C4" && $0.place == "request.kind" && $0.outcome == .fail
            })
    }
}
