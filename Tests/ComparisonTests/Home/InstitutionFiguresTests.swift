import Comparison
import Documents
import Testing

@Suite struct `Figures that leave an institution` {
    private let alder = Example.institution("alder")

    @Test func `carry bands in place of row counts`() {
        let published = alder.published(smallestCell: 10)
        #expect(published.trainingRows == .band(RowBand(containing: 1_203)))
        #expect(published.trainingRows.band.text == "1000-4999")
        #expect(published.holdoutRows.band.text == "200-999")
        #expect(published.holdoutEvents?.band.text == "50-199")
        #expect(published.holdoutRows.exact == nil)
    }

    @Test func `hold no exact count anywhere in their bytes`() {
        let text = String(decoding: alder.published(smallestCell: 10).payload, as: UTF8.self)
        for count in ["1203", "516", "180", "336"] {
            #expect(!text.contains(count))
        }
    }

    @Test func `are rounded to four decimals, so that no fraction tells its denominator`() {
        let exact = InstitutionFigures(
            name: "alder", trainingRows: .exact(900), holdoutRows: .exact(100),
            holdoutEvents: .exact(40), local: Example.metrics(auc: 2.0 / 3, logLoss: 0.5),
            federated: Example.metrics(auc: 5.0 / 7, logLoss: 0.5), recalibrated: nil,
            measure: .logLoss,
            differences: [Example.difference(.federated, .auc, 1.0 / 21, -0.123_456, 0.2)],
            verdict: Verdict(basis: .undecided, holdoutFactor: 3.141))
        let published = exact.published(smallestCell: 10)
        #expect(published.local.auc.number == 0.6667)
        #expect(published.federated.auc.number == 0.7143)
        #expect(published.differences[0].estimate == 0.0476)
        #expect(published.differences[0].interval.low == -0.1235)
        #expect(published.verdict.holdoutFactor == 3.2)
    }

    @Test func `are null with a reason where fewer than 20 rows of an outcome stand behind them`() {
        let published = Example.small.published(smallestCell: 10)
        for metric in Metric.Family.event.metrics {
            #expect(published.local[metric] == .undefined(.insufficient))
            #expect(published.federated[metric] == .undefined(.insufficient))
        }
        #expect(published.differences.isEmpty)
        #expect(published.holdoutEvents == nil)
        #expect(published.recalibrated == nil)
        #expect(published.verdict == Verdict(basis: .tooFewRows))
        #expect(published.json["difference"] == .null)
        #expect(published.json["differenceReason"] == "insufficient")
    }

    @Test func `need as many rows of an outcome as the smallest cell, where that is larger`() {
        #expect(alder.published(smallestCell: 180).local.auc.number != nil)
        #expect(alder.published(smallestCell: 181).local.auc == .undefined(.insufficient))
    }

    @Test func `arrive as they were sent, under the sender's name`() throws {
        for figures in [alder, Example.small] {
            let published = figures.published(smallestCell: 10)
            let received = try InstitutionFigures.received(published.payload, from: figures.name)
            #expect(received == published)
        }
    }

    @Test func `are refused with an exact count`() {
        #expect(
            throws: DocumentError.unexpected(
                path: "trainingRows",
                expected: "null, with a band beside it, in what leaves an institution",
                found: "an exact count")
        ) {
            try InstitutionFigures.received(alder.payload, from: "alder")
        }
    }

    @Test func `are refused with counts inside a model's metrics`() throws {
        let text = String(decoding: alder.published(smallestCell: 10).payload, as: UTF8.self)
        let counted = text.replacing("\"local\":{", with: "\"local\":{\"rows\":516,")
        #expect(throws: DocumentError.self) {
            try InstitutionFigures.received(Array(counted.utf8), from: "alder")
        }
    }

    @Test(arguments: [
        ("\"verdict\":\"join\"", "\"verdict\":\"stay-local\""),
        ("\"auc\":0.74", "\"auc\":1.74"),
        ("\"auc\":0.74", "\"auc\":null"),
        ("\"estimate\":0.05", "\"estimate\":1e300"),
        ("\"trainingBand\":\"1000-4999\"", "\"trainingBand\":\"1000-1999\""),
        ("\"difference\":{\"model\":\"federated\"", "\"difference\":{\"model\":\"recalibrated\""),
        ("\"format\":1", "\"format\":2"),
        ("\"level\":0.95", "\"level\":0.9"),
        ("\"measure\":\"logLoss\"", "\"measure\":\"loss\""),
        ("\"differences\":[", "\"differences\":[7,"),
        ("\"calibrationSlopeReason\":\"separated\"", "\"calibrationSlopeReason\":\"<b>\""),
        ("\"format\":1", "\"format\":1,\"name\":\"birch\""),
    ])
    func `are refused when they contradict themselves`(change: (String, String)) {
        let text = String(decoding: alder.published(smallestCell: 10).payload, as: UTF8.self)
        #expect(text.contains(change.0))
        let changed = text.replacing(change.0, with: change.1, maxReplacements: 1)
        #expect(throws: DocumentError.self) {
            try InstitutionFigures.received(Array(changed.utf8), from: "alder")
        }
    }
}
