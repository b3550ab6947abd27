import Console
import Documents
import Foundation

/// The sample data of one domain's demo: which node program, which institutions, which study.
struct DemoSet {
    let node: String
    let folder: String
    let study: String
    /// Names of the institutions' folders, in order.
    let institutions: [String]
    /// Checks that warn on this set and are accepted in the demo, with the reason.
    let waivers: [String]
    let waiverReason: String

    init(domain: String, sampleData: String?, study: String?) throws {
        let root = try sampleData ?? Self.findSampleData()
        let path = "\(root)/\(domain)/demo.json"
        let reader = try DocumentReader(
            JSONParser.parse(contents(of: path)), at: "demo.json",
            keys: ["node", "set", "waive", "reason"])
        node = try reader.string("node", maximumLength: 64)
        folder = "\(root)/\(domain)/\(try reader.string("set", maximumLength: 64))"
        waivers = try reader.optionalStrings("waive") ?? []
        waiverReason = try reader.optionalString("reason") ?? "accepted for the demo"
        self.study = study ?? "\(folder)/study.json"
        let folder = folder
        institutions = (try FileManager.default.contentsOfDirectory(atPath: folder)).sorted()
            .filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/mapping.json") }
    }

    /// Upwards from the program's own folder.
    private static func findSampleData() throws(Failure) -> String {
        var folder = Bundle.main.bundleURL
        for _ in 0..<6 {
            let candidate = folder.appending(path: "SampleData").path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        throw Failure(.notFound, "No SampleData near the program. Name it with --sample-data.")
    }
}
