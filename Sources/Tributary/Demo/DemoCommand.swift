import ArgumentParser
import Console
import Foundation

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "A whole federation on the sample data: real processes, real mutual TLS.")

    @Argument(help: "The domain, a folder of SampleData.") var domain = "credit-risk"
    @Option(help: "A new folder for all homes and the report; default: a temporary one.")
    var out: String?
    @Option(help: "Where SampleData lies; default: beside the build.") var sampleData: String?
    @Option(help: "A study.json instead of the set's own.") var study: String?

    func run() async throws {
        try await ending {
            let folder = out ?? "\(NSTemporaryDirectory())tributary-demo-\(getpid())"
            let set = try DemoSet(domain: domain, sampleData: sampleData, study: study)
            let demo = try DemoFederation(set: set, folder: folder)
            defer { demo.stop() }
            try demo.found()
            try demo.enrolAll()
            try demo.agree()
            try demo.run()
            try demo.compare()
        }
    }
}
