import CreditRisk
import Diagnosis
import Documents
import Federation
import Foundation
import MachineFailure
import Messaging
import Tabular
import Testing

/// A folder of sample data: institutions of one field, each with a database, and a study of theirs.
struct SampleSet: Sendable, CustomTestStringConvertible {
    let path: String
    let domain: any Domain.Type

    static let sba = SampleSet(path: "credit-risk/sba", domain: CreditRisk.self)
    static let german = SampleSet(path: "credit-risk/german", domain: CreditRisk.self)
    static let heart = SampleSet(path: "diagnosis/heart", domain: Diagnosis.self)
    static let milling = SampleSet(path: "machine-failure/milling", domain: MachineFailure.self)
    static let turbofan = SampleSet(path: "machine-failure/turbofan", domain: MachineFailure.self)
    static let all = [sba, german, heart, milling, turbofan]

    var testDescription: String { path }

    private var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../SampleData/\(path)").standardizedFileURL
    }

    /// The institutions, in the order of their names.
    var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(
                atPath: folder.path(percentEncoded: false)
            ).sorted().filter { FileManager.default.fileExists(atPath: database(of: $0)) }
        }
    }

    func database(of name: String) -> String {
        folder.appending(path: "\(name)/\(name).sqlite").path(percentEncoded: false)
    }

    func read(_ file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: file)))
    }

    /// The set's own study, with a last day after the tests' clock.
    func study() throws -> Study {
        guard case .object(let members) = try JSONParser.parse(read("study.json")) else {
            throw MessageError.malformed("study.json is no object")
        }
        let deadlines = JSONMember(
            key: "deadlines", value: ["soft": "10min", "hard": "7d", "until": "2030-12-31"])
        return try Study(
            parsing: JSONValue.object(members.filter { $0.key != "deadlines" } + [deadlines])
                .encoded())
    }
}
