import ArgumentParser
import Comparison
import Console
import Federation
import Foundation
import Learning
import Tabular

struct RehearseCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rehearse",
            abstract:
                "A whole run in one process over several databases, the pooled model beside it.")
    }

    @Option(help: "The study.json to run.") var study: String
    @Option(help: "A new folder for report.html, report.json and tables.") var out: String
    @Flag(help: "Write into a folder that holds files already.") var replace = false
    @Argument(help: "Folders that each hold a database and its mapping.json.")
    var institutions: [String]

    func run() async throws {
        try await ending {
            let study = try Study(parsing: contents(of: study))
            guard institutions.count >= study.privacy.smallestFederation else {
                throw Failure(
                    .usage,
                    "The study needs \(study.privacy.smallestFederation) institutions, "
                        + "\(institutions.count) folders are named.")
            }
            let folder = try ReportFolder(out, replacing: replace)
            let members = try InstitutionFolder.checkedRows(
                of: study, in: institutions.map { InstitutionFolder($0, domain: Field.self) })
            let rehearsal = Rehearsal(study: study, institutions: members.map(\.rows))
            let result = try rehearsal.run { Terminal.note($0) }
            let report = result.report.with(
                checks: ChecksReport(
                    study, totals: result.outcome.model.totals, documents: nil),
                signals: try signals(members, after: result.outcome.model))
            let context = ReportContext(study: study, outcome: result.outcome, departures: [])
            try folder.write(report, in: context)
            Terminal.say(TerminalTable(report, in: context).text)
            Terminal.say("report: \(folder.page)")
        }
    }

    /// Says what each institution's rows are warned of, beside the others' too. A rehearsal has no
    /// approvals, so it marks such warnings in its report and goes on.
    private func signals(
        _ members: [StudyRows], after model: TrainedModel
    ) throws -> [String: [CheckSignal]] {
        var signals: [String: [CheckSignal]] = [:]
        for member in members {
            let name = member.rows.institution
            let report = try member.report(after: model)
            for line in report.openLines { Terminal.note("\(name): \(line)") }
            signals[name] = report.signals
        }
        return signals
    }
}
