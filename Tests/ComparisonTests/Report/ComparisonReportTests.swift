import Comparison
import Documents
import Testing

@Suite struct `Comparison report` {
    private let report = Example.report([
        Example.institution("birch", gain: 0.02).published(smallestCell: 10),
        Example.institution("alder"), Example.small.published(smallestCell: 10),
    ])

    @Test func `is read back as it was written`() throws {
        #expect(try ComparisonReport(parsing: Array(report.file.utf8)) == report)
        #expect(try ComparisonReport(parsing: report.json.encoded()) == report)
    }

    @Test func `is read back with a pooled model and a distribution`() throws {
        let names = ["alder", "birch", "cedar", "elm", "fir"]
        let whole = Example.report(names.map { Example.institution($0) })
        let pooled = ComparisonReport(
            study: whole.study, version: 2, run: whole.run, rounds: 3, bytes: 0,
            federated: whole.federated, pooled: whole.federated, institutions: whole.institutions)
        #expect(pooled.distribution != nil)
        #expect(try ComparisonReport(parsing: Array(pooled.file.utf8)) == pooled)
    }

    @Test func `has the keys that readers rely on`() {
        let json = report.json
        #expect(json["study"] == "loans")
        #expect(json["run"] == "0f3a9c4417de8b2250aa61f0c3d7e914")
        #expect(json["rounds"] == 14)
        #expect(json["bytes"] == 2_134_567)
        #expect(json["pooled"] == nil)
        let federated = json["federated"]
        #expect(federated?["coefficients"]?["amount"]?["value"] == 0.5)
        #expect(federated?["coefficients"]?["amount"]?["standardError"] == 0.2)
        #expect(federated?["coefficients"]?["note"]?["standardError"] == .null)
        #expect(federated?["metrics"]?["auc"] == 0.8127)
        guard case .array(let institutions)? = json["institutions"] else {
            Issue.record("institutions is no list")
            return
        }
        #expect(institutions.map { $0["name"] } == ["alder", "birch", "cedar"])
        #expect(institutions[0]["trainingRows"] == 1203)
        #expect(institutions[1]["trainingRows"] == .null)
        #expect(institutions[1]["trainingBand"] == "1000-4999")
        #expect(institutions[0]["difference"]?["estimate"] == 0.05)
        #expect(institutions[0]["difference"]?["measure"] == "logLoss")
        #expect(institutions[0]["difference"]?["level"] == 0.95)
        #expect(institutions[0]["verdict"] == "join")
        #expect(institutions[0]["recalibrated"]?["logLoss"] == 0.46)
    }

    @Test func `shows an undefined figure as null with its reason beside it`() {
        guard case .array(let institutions)? = report.json["institutions"] else {
            Issue.record("institutions is no list")
            return
        }
        #expect(institutions[0]["local"]?["calibrationSlope"] == .null)
        #expect(institutions[0]["local"]?["calibrationSlopeReason"] == "separated")
        #expect(institutions[2]["local"]?["auc"] == .null)
        #expect(institutions[2]["local"]?["aucReason"] == "insufficient")
        #expect(report.json["distribution"] == .null)
        #expect(report.json["distributionReason"] == "fewer-than-five-institutions")
    }

    @Test func `refuses an unknown key, a missing figure and a name twice`() {
        let text = report.file
        let changes = [
            ("\"rounds\": 14", "\"rounds\": 14, \"round\": 14"),
            ("\"rounds\": 14,", ""),
            ("\"name\": \"birch\"", "\"name\": \"alder\""),
            ("\"converged\": true", "\"converged\": 1"),
            ("\"version\": 1", "\"version\": 0"),
        ]
        for (old, new) in changes {
            let changed = text.replacing(old, with: new, maxReplacements: 1)
            #expect(changed != text)
            #expect(throws: DocumentError.self) {
                try ComparisonReport(parsing: Array(changed.utf8))
            }
        }
    }

    @Test func `does not differ from itself`() {
        #expect(report.differences(from: report).isEmpty)
    }

    @Test func `names each figure in which it differs from another`() {
        let other = Example.report([
            Example.institution("birch", gain: 0.02).published(smallestCell: 10),
            Example.institution("alder", basis: .undecided),
        ])
        #expect(
            report.differences(from: other) == [
                "institutions.alder.verdict: \"join\" here, \"not-enough-evidence\" there",
                "institutions.alder.verdictBasis: \"federated-gains\" here, \"undecided\" there",
                "institutions.cedar: only here",
            ])
    }

    @Test func `tells numbers apart to the last bit`() {
        func report(_ value: Double) -> ComparisonReport {
            ComparisonReport(
                study: "loans", version: 1, run: "r", rounds: 1, bytes: 1,
                federated: ModelFigures(
                    coefficients: [Coefficient(name: "a", value: value, standardError: nil)],
                    metrics: ModelMetrics()), institutions: [])
        }
        #expect(
            report(0.1 + 0.2).differences(from: report(0.3)) == [
                "federated.coefficients.a.value: 0.30000000000000004 here, 0.3 there"
            ])
    }
}
