import Comparison
import Federation
import Foundation
import Institution
import Learning
import MachineFailure
import Testing

/// The shipped study of the five plants, from databases to alarms.
@Suite(.enabled(if: SamplePlant.isPresent)) struct `Alarms over turbofan engines` {
    private static func study() throws -> Study {
        let file = SamplePlant.folder.appending(path: "turbofan/study.json")
        return try Study(parsing: Array(Data(contentsOf: file)))
    }

    private static let rehearsal = Result {
        let study = try Self.study()
        let members = try InstitutionFolder.all(
            in: SamplePlant.folder.appending(path: "turbofan").path(percentEncoded: false),
            domain: MachineFailure.self)
        return try Rehearsal(
            study: study, institutions: members.map { try $0.rows(of: study).rows }
        ).run { _ in }
    }

    @Test func `watch the engines that are near their end in the test fleet`() throws {
        let result = try Self.rehearsal.get()
        let alarms = try #require(result.outcome.alarms)
        // 8 + 5 + 3 + 4 + 5 engines with 30 cycles or fewer left, as published.
        #expect(alarms.federated.counts.events == 25)
        #expect(alarms.federated.counts.decisions == 13_096)
        #expect(alarms.federated.never.missed == 25)
    }

    @Test func `catch more of them together than alone, without a false alarm`() throws {
        let result = try Self.rehearsal.get()
        let alarms = try #require(result.outcome.alarms)
        #expect(alarms.local.counts.caught == 10)
        #expect(alarms.federated.counts.caught == 14)
        #expect(alarms.recalibrated?.counts.caught == 14)
        for model in [alarms.local, alarms.federated] {
            #expect(model.counts.falseEpisodes == 0)
            #expect(model.counts.timelyEpisodes == model.counts.caught)
        }
        // Both stand on the public grid.
        func logOdds(_ curve: AlarmTables.Curve?) -> Double? {
            curve.map { (ElementaryFunctions.logit($0.threshold) * 100).rounded() / 100 }
        }
        #expect(logOdds(alarms.federated) == 3.5 && logOdds(alarms.local) == 5.25)
        #expect(alarms.federated.counts == result.pooled.alarms?.federated.counts)
    }

    @Test func `are told on the terminal in the field's words`() throws {
        let result = try Self.rehearsal.get()
        let context = ReportContext(
            study: try Self.study(), outcome: result.outcome, departures: [])
        let text = TerminalTable(result.report, in: context).text
        #expect(
            text.contains(
                "25 “failing” that a warning could reach, 13,096 cycles watched"))
        // 11 missed at 10,000 and 14 caught at 2,000, over 13,096 cycles: 10,538 per 1,000; never an
        // alarm costs 25 times 10,000: 19,090.
        let lines = text.split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
        #expect(lines.contains("federated 0.9707 56 % 0.00 100 % 0.8 % 20 / 12 10,538"))
        #expect(lines.contains("each alone 0.9948 40 % 0.00 100 % 0.3 % 12 / 8 12,981"))
        #expect(lines.contains("never 0 % 0.00 0 % 19,090"))
    }

    @Test func `let no plant be judged that has fewer than five of them`() throws {
        let verdicts = try Self.rehearsal.get().report.institutions
            .map { ($0.name, $0.verdict.basis) }
        // cedar has 3, elm 4; the others have fewer engines than the study's 50.
        let basis = Dictionary(uniqueKeysWithValues: verdicts)
        #expect(basis["cedar"] == .fieldCondition && basis["elm"] == .fieldCondition)
        #expect(basis["alder"] == .tooFewRows && basis["oak"] == .tooFewRows)
    }
}
