import Comparison
import Console
import Documents
import Federation
import FederationTesting
import Foundation
import GRDB
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
        let node = try home()
        let silent = try RunDesk(home: node, domain: Orchard.self, study: study)
        guard
            case .able(let home) = try silent.ability(
                .ofOrchards(study), run: WholeFederation.run, ledger: node.ledger())
        else {
            Issue.record("the desk is able")
            return
        }
        #expect(home.figures == nil)
        #expect(home.tableHash.count == 32)
    }

    @Test func `tells of own figures in bands, without exact counts`() throws {
        let study = try OrchardStudy.study()
        let node = try home(policy: #"{"policy": 1, "nameOwnFigures": true}"#)
        let desk = try RunDesk(home: node, domain: Orchard.self, study: study)
        guard
            case .able(let home) = try desk.ability(
                .ofOrchards(study), run: WholeFederation.run, ledger: node.ledger())
        else {
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

    /// What a desk does in a later run, once the first run was answered from 240 trees of 120
    /// owners.
    private func laterAbility(after change: String, in home: NodeHome) throws -> Participant.Ability
    {
        let study = try OrchardStudy.study()
        let ledger = try home.ledger()
        let first = try RunDesk(home: home, domain: Orchard.self, study: study)
        _ = try first.ability(.ofOrchards(study), run: WholeFederation.run, ledger: ledger)
        _ = try ledger.bind(run: WholeFederation.run, round: 1, question: study.digest)
        try DatabaseQueue(path: home.configuration.database).write { try $0.execute(sql: change) }
        let desk = try RunDesk(home: home, domain: Orchard.self, study: study)
        let run = try #require(RunID(bytes: [UInt8](repeating: 8, count: 16)))
        return try desk.ability(.ofOrchards(study), run: run, ledger: ledger)
    }

    /// Of ten owners that have gone, fewer than ten had rows to train on; of sixty, more.
    static let deletions: [(owners: Int, rule: String?)] = [
        (0, nil), (1, "cohort-difference"), (10, "cohort-difference"), (60, nil),
    ]

    @Test(arguments: deletions)
    func `refuses rows that differ in few entities from those of an answered run`(
        owners: Int, rule: String?
    ) throws {
        let change = "DELETE FROM trees WHERE CAST(substr(owner, 7) AS INTEGER) < \(owners)"
        switch try laterAbility(after: change, in: home()) {
        case .able: #expect(rule == nil)
        case .unable(let refusal): #expect(refusal.rule == rule && refusal.step == "opening")
        }
    }

    @Test func `estimates the memory that a study needs before it reads a row`() throws {
        let study = try OrchardStudy.study()
        let needed = try home().data(of: Orchard.self).mebibytes(study)
        #expect(needed == StudyMemory(study).mebibytes(rows: 240) && needed == 1)
    }
}
