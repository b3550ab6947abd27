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
            let rows = try institutions.map { try self.rows(in: $0, study: study) }
            let rehearsal = Rehearsal(study: study, institutions: rows)
            let result = try rehearsal.run { Terminal.note($0) }
            let context = ReportContext(study: study, outcome: result.outcome, departures: [])
            try folder.write(result.report, in: context)
            Terminal.say(TerminalTable(result.report, in: context).text)
            Terminal.say("report: \(folder.page)")
        }
    }

    private func rows(in folder: String, study: Study) throws -> InstitutionRows {
        let bytes = try contents(of: "\(folder)/mapping.json")
        let mapping = try Mapping(parsing: bytes, schema: Field.schema)
        let data = try InstitutionData(
            domain: Field.self, databasePath: "\(folder)/\(mapping.database)", mappingBytes: bytes)
        let policy =
            FileManager.default.fileExists(atPath: "\(folder)/policy.json")
            ? try Policy(parsing: contents(of: "\(folder)/policy.json")) : .standard
        let loaded = try data.load(study)
        for finding in loaded.findings { Terminal.note("\(mapping.institution): \(finding)") }
        return InstitutionRows(
            institution: mapping.institution, loaded: loaded, threads: policy.cores)
    }
}
