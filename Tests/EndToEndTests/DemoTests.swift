import Documents
import Foundation
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15))) struct `The demo` {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        @Test func `runs a federation of six banks, compares them, and is verified`() async throws {
            let out = folder.path("demo")
            let end = try await Program.tributary.run([
                "demo", "--sample-data", SampleBank.sampleData, "--out", out,
            ])
            #expect(end.status == 0, "\(end.errors)")
            #expect(end.output.contains("All institutions together, on all hold-out rows"))
            let report = String(end.lastLine.dropFirst("report: ".count))
            #expect(report.hasSuffix("/report.html") && exists(report))
            let figures = report.replacing("report.html", with: "report.json")
            let named = try JSONParser.parse(bytes(of: figures))["institutions"]?.names ?? []
            #expect(named.sorted() == SampleBank.allCases.map(\.rawValue).sorted())
            #expect(
                end.errors.contains("entries     every signature, chain, head and receipt holds"))
            #expect(end.errors.contains("report      every figure of"))
            for bank in SampleBank.allCases {
                try expectResults(of: "\(out)/\(bank.rawValue)")
            }
        }

        @Test(arguments: [
            ("diagnosis", ["cleveland", "hungary", "long-beach", "switzerland"], "“case”"),
            ("machine-failure", ["alder", "birch", "cedar", "elm", "oak"], "“failing”"),
        ])
        func `runs each field's institutions, and tells what they gained in the field's words`(
            domain: String, institutions: [String], word: String
        ) async throws {
            let out = folder.path("demo")
            let end = try await Program.tributary.run([
                "demo", domain, "--sample-data", SampleBank.sampleData, "--out", out,
            ])
            #expect(end.status == 0, "\(end.errors)")
            #expect(end.output.contains(word))
            for name in institutions {
                #expect(end.output.contains("\(name) · "))
                try expectResults(of: "\(out)/\(name)")
            }
            #expect(end.errors.contains("report      every figure of"))
        }

        /// A bank's own report, its model, and its ledger.
        private func expectResults(of home: String) throws {
            let manager = FileManager.default
            let reports = try manager.contentsOfDirectory(atPath: "\(home)/reports")
            #expect(reports.contains { $0.hasSuffix(".html") })
            let models = try manager.contentsOfDirectory(atPath: "\(home)/models")
            #expect(models.count == 1 && models.allSatisfy { $0.hasSuffix(".safetensors") })
            #expect(exists("\(home)/ledger.sqlite"))
            #expect(try manager.contentsOfDirectory(atPath: "\(home)/blocks").isEmpty)
        }

        private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

        private func bytes(of path: String) throws -> [UInt8] {
            [UInt8](try Data(contentsOf: URL(filePath: path)))
        }
    }
}

extension JSONValue {
    /// The names of an array of objects that have one.
    fileprivate var names: [String] {
        guard case .array(let items) = self else { return [] }
        return items.compactMap {
            guard case .string(let name) = $0["name"] else { return nil }
            return name
        }
    }
}
