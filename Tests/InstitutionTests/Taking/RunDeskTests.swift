import Comparison
import Console
import Documents
import Federation
import FederationTesting
import Foundation
import Institution
import Learning
import Messaging
import Testing

@Suite struct `The desk of a run` {
    private let sample = OrchardSample(name: "alder", rows: 240, seed: 1)
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func home(policy: String? = nil) throws -> NodeHome {
        try NodeHome.create(
            at: folder.file("home"), name: InstitutionName("alder"),
            database: sample.write(into: folder.path), mapping: sample.mapping(),
            policy: policy.map { Array($0.utf8) })
    }

    private func outcome(_ desk: RunDesk, _ study: Study) throws -> RunOutcome {
        try Rehearsal(study: study, institutions: [desk.rows]).run { _ in }.outcome
    }

    @Test func `reads the rows that the policy's cores compute with`() throws {
        let desk = try RunDesk(
            home: home(policy: #"{"policy": 1, "cores": 3}"#), domain: Orchard.self,
            study: OrchardStudy.study())
        #expect(desk.rows.institution == "alder" && desk.rows.threads == 3)
        #expect(desk.rows.frame.rowCount == 240)
    }

    @Test func `names own figures only where the policy says so`() throws {
        let study = try OrchardStudy.study()
        let silent = try RunDesk(home: home(), domain: Orchard.self, study: study)
        guard case .able(let home) = silent.ability(try .ofOrchards(study)) else {
            Issue.record("the desk is able")
            return
        }
        #expect(home.figures == nil)
        #expect(home.tableHash.count == 32)
    }

    @Test func `tells of own figures in bands, without exact counts`() throws {
        let study = try OrchardStudy.study()
        let desk = try RunDesk(
            home: home(policy: #"{"policy": 1, "nameOwnFigures": true}"#), domain: Orchard.self,
            study: study)
        guard case .able(let home) = desk.ability(try .ofOrchards(study)) else {
            Issue.record("the desk is able")
            return
        }
        let models = try outcome(desk, study).models
        let payload = try #require(try home.figures?(models, desk.rows))
        let figures = try InstitutionFigures.received(payload, from: "alder")
        let exact = try HomeComparison(models, study: study, rows: desk.rows).figures
        #expect(exact.holdoutRows == .exact(desk.rows.frame.rows(in: .holdout).count))
        #expect(figures.holdoutRows != exact.holdoutRows)
        #expect(figures.trainingRows != exact.trainingRows)
        // Alone there is nobody to be compared with.
        #expect(figures.checks.contains(CheckSignal(check: "B1", word: .notMeasured)))
        #expect(figures.checks.contains { $0.check == "M1" })
    }

    @Test func `keeps the model and the own report at home`() throws {
        let study = try OrchardStudy.study()
        let home = try home()
        let desk = try RunDesk(home: home, domain: Orchard.self, study: study)
        let outcome = try outcome(desk, study)
        let run = WholeFederation.run
        let page = try desk.keep(outcome, run: run, bytes: 1234, departures: []).page
        #expect(page == home.folder.path("reports/\(run.hex).html"))
        let model = try home.folder.read("models/\(run.hex).safetensors")
        #expect(model == ModelArtefact(outcome.model, study: study).bytes)
        let report = try ComparisonReport(
            parsing: home.folder.read("reports/\(run.hex).json"))
        #expect(report.institutions.map(\.name) == ["alder"])
        #expect(report.rounds == outcome.rounds && report.bytes == 1234)
        #expect(report.pooled == nil)
        #expect(report.checks.findings.contains { $0.check == "M1" })
        #expect(report.institutions[0].checks.contains { $0.check == "M1" })
    }
}
