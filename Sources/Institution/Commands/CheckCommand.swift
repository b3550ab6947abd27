import ArgumentParser
import Console
import Documents
import Federation
import Tabular

struct CheckCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: "The data-quality report, offline: of everything mapped, or for one study.")
    }

    @OptionGroup var options: MappingOptions<Field>
    @Option(help: "Check what this study.json needs.") var study: String?
    @Flag(help: "Prove on own rows that no feature of the study knows what came later.")
    var timeTravel = false
    @Flag(help: "One JSON object.") var json = false

    func validate() throws {
        if timeTravel, study == nil {
            throw ValidationError("--time-travel needs --study: the features are the study's.")
        }
    }

    func run() async throws {
        try await ending {
            let data = try options.data()
            let study = try study.map { try Study(parsing: contents(of: $0)) }
            var report = try data.check(study)
            if timeTravel, let study {
                report = report.adding(try data.timeTravel(study).qualityResult)
            }
            Terminal.say(
                json ? String(decoding: report.json.encoded(), as: UTF8.self) : "\(report)")
            guard !report.isBlocked else {
                throw Failure(.no, "The check failed; nothing can be approved before it is mended.")
            }
        }
    }
}
