import CreditRisk
import Documents
import Federation
import Foundation
import Institution
import Learning
import Tabular
import Testing

/// The published file keeps what a lender learns only later; the shipped mapping leaves it alone.
@Suite(.enabled(if: SampleBank.isPresent))
struct `A trap in the loans of real lenders` {
    /// What a careless mapping adds to the attributes known at the decision.
    private func report(
        adding name: String, _ spec: String, as request: FeatureRequest
    ) throws -> QualityReport {
        let bank = SampleBank("other-lenders")
        let text = String(
            decoding: try Data(contentsOf: bank.folder.appending(path: "mapping.json")),
            as: UTF8.self
        ).replacing(#""employees": {"#, with: #""\#(name)": \#(spec), "employees": {"#)
        let mapping = try Mapping(parsing: Array(text.utf8), schema: CreditRisk.schema)
        let study = try SampleBank.study()
        let loader = FrameLoader(
            resolver: study.resolver, plan: study.plan, requests: study.requests + [request],
            split: study.split)
        return try bank.database(of: mapping).snapshot { snapshot in
            let compiled = try snapshot.install(mapping, schema: CreditRisk.schema)
            return try QualityCheck(schema: CreditRisk.schema, fieldChecks: [])
                .report(for: loader, compiled, in: snapshot).report
        }
    }

    private func number(_ name: String, upTo largest: Double) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(
                name: name,
                kind: .number(range: 0...largest, edges: [largest / 100, largest / 10])),
            source: .attribute(
                table: "application_attribute", name: name, type: .number, unit: "1"),
            role: .feature)
    }

    /// What is said of the feature, as `L1 warn`.
    private func fired(_ report: QualityReport, _ name: String) -> Set<String> {
        Set(
            (report.results(.warn) + report.results(.fail)).filter { $0.feature == name }.map {
                "\($0.id) \($0.outcome.rawValue)"
            })
    }

    @Test func `is the term as it came out, round only where the loan was paid`() throws {
        let report = try report(
            adding: "months", #"{"column": "Term", "type": "number", "unit": "1", "to": "1"}"#,
            as: number("months", upTo: 400))
        let roundness = try #require(
            report.results.first {
                $0.feature == "months" && $0.what == "AUC of whether the number is round"
            })
        // Of the training rows; months that make no whole years, and nothing else.
        #expect(roundness.outcome == .warn)
        #expect(try abs(#require(roundness.value) - 0.925) < 5e-4)
        #expect(fired(report, "months") == ["L1 warn"])
        #expect(fired(report, "employees").isDisjoint(with: ["L1 warn", "L1 fail", "L5 warn"]))
    }

    @Test func `is the amount charged off, which says the outcome`() throws {
        let report = try report(
            adding: "lost",
            #"{"column": "ChgOffPrinGr", "type": "number", "unit": "1", "to": "1"}"#,
            as: number("lost", upTo: 1e6))
        #expect(fired(report, "lost").contains("L1 fail") && report.isBlocked)
    }

    @Test func `is a date that is there only because of the outcome`() throws {
        let report = try report(
            adding: "ended",
            #"{"column": "ChgOffDate", "type": "number", "unit": "1", "to": "1"}"#,
            as: number("ended", upTo: 50_000))
        #expect(fired(report, "ended").contains("L5 fail") && report.isBlocked)
    }

    @Test func `is not found in what the set ships, and its rehearsal may begin`() throws {
        let study = try SampleFederation.study()
        let folders = try InstitutionFolder.all(
            in: SampleBank.set.path(percentEncoded: false), domain: CreditRisk.self)
        let members = try InstitutionFolder.checkedRows(of: study, in: folders)
        #expect(members.map(\.rows.institution) == SampleFederation.names)
        #expect(members.allSatisfy { !$0.report.isBlocked && $0.report.results.count > 50 })
        #expect(members.map(\.rows.population.kept).reduce(0, +) == 2102)
    }

    @Test func `stops a rehearsal, naming who and what, and no value of a row`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: SampleBank.set, to: folder)
        let file = folder.appending(path: "us-bank/mapping.json")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let spoilt = text.replacing(
            #""Paid in full": "paid_in_full""#, with: #""paid": "paid_in_full""#)
        try #require(spoilt != text)
        try Data(spoilt.utf8).write(to: file)
        let folders = try InstitutionFolder.all(
            in: folder.path(percentEncoded: false), domain: CreditRisk.self)
        let failure = try #require(throws: CheckFailure.self) {
            try InstitutionFolder.checkedRows(of: SampleFederation.study(), in: folders)
        }
        #expect(failure.members.map(\.institution) == ["us-bank"])
        #expect(failure.description.contains("fail  C4  recorded_outcome.outcome"))
        #expect(failure.description.contains("nothing is trained before it is mended there"))
        #expect(!failure.description.contains("Paid in full"))
    }
}
