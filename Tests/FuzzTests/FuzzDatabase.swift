import CreditRisk
import FederationTesting
import Foundation
import Tabular

/// An institution's database in whose rows a word is planted that stands nowhere else.
enum FuzzDatabase {
    static let plantedValue = "Zq7!"

    /// A bank's file, with the word in the place of each code of as many letters.
    static func planted() throws -> [UInt8] {
        let file = FuzzCorpus.root.appending(
            path: "SampleData/credit-risk/german/oak/oak.sqlite")
        var bytes = Array(try Data(contentsOf: file))
        let word = Array(plantedValue.utf8)
        let codes = ["A201", "A202", "A152", "A173"].map { Array($0.utf8) }
        for place in bytes.indices.dropLast(word.count - 1)
        where codes.contains(Array(bytes[place..<place + word.count])) {
            bytes.replaceSubrange(place..<place + word.count, with: word)
        }
        return bytes
    }

    /// Opens, maps and checks it as a node would. Neither refusal nor report tells of rows.
    static func read(_ bytes: [UInt8]) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("oak.sqlite")
        try Data(bytes).write(to: URL(filePath: path))
        let database = try InstitutionDatabase(path: path, busySeconds: 0)
        try database.checkPages()
        let report = try database.snapshot { snapshot in
            let compiled = try snapshot.install(mapping.get(), schema: CreditRisk.schema)
            return try check.report(compiled, in: snapshot)
        }
        guard ShownText.faults(of: "\(report)").isEmpty else { throw FuzzFault.tellsOfRows }
    }

    private static let check = QualityCheck(schema: CreditRisk.schema, fieldChecks: [])

    private static let mapping = Result {
        let file = FuzzCorpus.root.appending(
            path: "SampleData/credit-risk/german/oak/mapping.json")
        return try Mapping(parsing: Array(Data(contentsOf: file)), schema: CreditRisk.schema)
    }
}
