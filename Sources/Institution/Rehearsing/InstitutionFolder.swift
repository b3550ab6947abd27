import Console
package import Federation
import Foundation
package import Tabular

/// A folder that holds an institution's database, its mapping.json and, where the default does not
/// do, its policy.json.
package struct InstitutionFolder: Sendable {
    private let path: String
    private let domain: any Domain.Type

    package init(_ path: String, domain: any Domain.Type) {
        self.path = path
        self.domain = domain
    }

    /// The folders of a set, in the order of their names.
    package static func all(
        in set: String, domain: any Domain.Type
    ) throws -> [InstitutionFolder] {
        try FileManager.default.contentsOfDirectory(atPath: set).sorted()
            .map { "\(set)/\($0)" }
            .filter { FileManager.default.fileExists(atPath: "\($0)/mapping.json") }
            .map { InstitutionFolder($0, domain: domain) }
    }

    package func data() throws -> InstitutionData {
        let bytes = try contents(of: "\(path)/mapping.json")
        let mapping = try Mapping(parsing: bytes, schema: domain.schema)
        return try InstitutionData(
            domain: domain, databasePath: "\(path)/\(mapping.database)", mappingBytes: bytes)
    }

    /// A study's rows, computed with as many threads as the institution's policy gives.
    package func rows(of study: Study) throws -> StudyRows {
        let data = try data()
        return try StudyRows(
            data, study: study, institution: data.mapping.institution, threads: threads())
    }

    /// The rows of all folders, each after the whole of its check. Throws a `CheckFailure` that names
    /// everybody whose check fails.
    package static func checkedRows(
        of study: Study, in folders: [InstitutionFolder]
    ) throws -> [StudyRows] {
        var members: [StudyRows] = []
        var failed: [CheckFailure.Member] = []
        for folder in folders {
            let data = try folder.data()
            do {
                members.append(
                    try StudyRows(
                        checking: data, study: study, institution: data.mapping.institution,
                        threads: folder.threads()))
            } catch let failure as CheckFailure {
                failed += failure.members
            }
        }
        guard failed.isEmpty else { throw CheckFailure(failed) }
        return members
    }

    private func threads() throws -> Int {
        let file = "\(path)/policy.json"
        guard FileManager.default.fileExists(atPath: file) else { return Policy.standard.cores }
        return try Policy(parsing: contents(of: file)).cores
    }
}
