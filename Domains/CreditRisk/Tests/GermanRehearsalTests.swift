import Comparison
import CreditRisk
import Federation
import Foundation
import Institution
import Learning
import Tabular
import Testing

/// German Credit as five institutions in five shapes, against an independent fit of the same file:
/// AUC 0.7743, log loss 0.5179, Brier score 0.1733.
@Suite(.enabled(if: SampleBank.isPresent))
struct `A rehearsal over five institutions of German Credit` {
    private static let set = SampleBank.set.deletingLastPathComponent().appending(path: "german")

    private func study(_ file: String) throws -> Study {
        try Study(parsing: Array(Data(contentsOf: Self.set.appending(path: file))))
    }

    private var folders: [InstitutionFolder] {
        get throws {
            try InstitutionFolder.all(
                in: Self.set.path(percentEncoded: false), domain: CreditRisk.self)
        }
    }

    @Test func `gives the reference fit's figures over all twenty columns`() throws {
        let study = try study("study-reference.json")
        let result = try Rehearsal(
            study: study, institutions: folders.map { try $0.rows(of: study).rows }
        ).run { _ in }
        let (federated, pooled) = (result.outcome.model, result.pooled.model)
        #expect(federated.coefficientNames.count == 62)
        for (value, reference) in zip(federated.coefficients, pooled.coefficients) {
            #expect(abs(value - reference) <= 1e-8 * max(abs(reference), 1e-3))
        }
        let metrics = result.report.federated.metrics
        #expect(metrics.rows == 301 && metrics.events == 91)
        #expect(abs(try #require(metrics[.auc].number) - 0.7743) <= 0.002)
        #expect(abs(try #require(metrics[.logLoss].number) - 0.5179) <= 0.002)
        #expect(abs(try #require(metrics[.brier].number) - 0.1733) <= 0.002)
    }

    @Test func `sums months, amounts and ages of the published file exactly`() throws {
        let study = try study("study-reference.json")
        var sums: [String: Double] = [:]
        for folder in try folders {
            for column in try folder.rows(of: study).rows.frame.columns {
                sums[column.specification.name, default: 0] += column.values.reduce(0, +)
            }
        }
        #expect(sums["term"] == 20_903)
        #expect(sums["amount"] == 3_271_258)
        #expect(sums["age_years"] == 35_546)
    }

    @Test func `lets no protected attribute in as a feature without a waiver that names it`() throws
    {
        let data = try Data(contentsOf: Self.set.appending(path: "study-reference.json"))
        let text = String(decoding: data, as: UTF8.self).replacing(
            "\"feature\": \"age_years\", \"reason\"", with: "\"feature\": \"age\", \"reason\"")
        let study = try Study(parsing: Array(text.utf8))
        #expect(throws: FeatureError.protected("age_years")) {
            try folders[0].data().load(study)
        }
    }
}
