import Foundation
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15))) struct `A value of a record` {
        private let federation: BankFederation

        init() throws { federation = try BankFederation() }

        /// Three banks in a whole run; one of them holds texts that nobody else may ever see, and
        /// crashes in the middle of it.
        @Test func `shows in no home, report, log or crash`() async throws {
            let data = try BankData(copying: .wellsFargo, in: federation.folder)
            for (text, canary) in [
                // A borrower's key, which is mapped.
                ("4fb1fd36504e59e8", "CANARY-BORROWER1"),
                // The day of a charge-off, which is not.
                ("2010-03-13", "CANARY-DAY"),
                // A line of business, which is mapped as a code.
                ("531210", "CANARY"),
            ] { try data.replace(text, with: canary) }
            try await federation.create()
            try await federation.serve()
            for bank in federation.banks {
                try await federation.enrol(
                    bank, data: bank == .wellsFargo ? data.folder : bank.folder)
            }
            try await federation.publish()
            for bank in federation.banks { try await federation.approve(bank) }
            try await federation.joinAll()
            let node = try await federation.join(.wellsFargo)
            let run = try await federation.open()
            try await node.line(with: "answer to profile")
            try await federation.crash(.wellsFargo)
            try await federation.joinAll()
            try await federation.finish(run)
            try await federation.compare(run).orderly("compare")
            #expect(try findings(in: federation.folder.path) == [])
            let ledger = try await federation.node(.wellsFargo, ["ledger", "--numbers"])
            #expect(ledger.status == 0 && !ledger.output.contains("CANARY"))
        }

        @Test func `shows in no check and no error of the bank's own programs`() async throws {
            for (text, canary) in [
                ("11c1d9e7d4ed442f", "CANARY-BORROWER1"), ("297,500.00", "CANARY,.00"),
                ("02/09/2006", "CANARYDATE"), ("Paid in full", "CANARYCANARY"),
                ("Existing", "CANARIES"),
            ] {
                let data = try BankData(copying: .usBank, in: federation.folder)
                defer { try? FileManager.default.removeItem(atPath: data.folder) }
                try data.replace(text, with: canary)
                let others = [SampleBank.wellsFargo, .capitalOne].map(\.folder)
                let out = federation.folder.path("out-\(canary.hashValue)")
                for command in [
                    ["map", "check", "--mapping", "\(data.folder)/mapping.json"],
                    ["check", "--mapping", "\(data.folder)/mapping.json"],
                    ["check", "--mapping", "\(data.folder)/mapping.json", "--study"]
                        + [SampleBank.study],
                    ["rehearse", "--study", SampleBank.study, "--out", out, data.folder] + others,
                ] {
                    let end = try await Program.bankNode.run(command)
                    #expect(end.status != 70, "\(command): \(end.errors)")
                    #expect(!(end.output + end.errors).contains("CANAR"), "\(canary), \(command)")
                }
            }
            #expect(try findings(in: federation.folder.path) == [])
        }

        /// Files that hold a canary, but for the databases in which they were planted.
        private func findings(in folder: String) throws -> [String] {
            let manager = FileManager.default
            let files = manager.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
            return try files.filter { name in
                guard !name.hasPrefix("data/"), manager.isRegular("\(folder)/\(name)") else {
                    return false
                }
                let bytes = try FileBytes("\(folder)/\(name)")
                return Self.forms.contains { bytes.holds($0) }
            }
        }

        private static var forms: [[UInt8]] {
            let word = Data("CANARY".utf8)
            let hex = word.map { String($0, radix: 16) }.joined()
            return ["CANARY", hex, word.base64EncodedString()].map { Array($0.utf8) }
        }
    }
}

extension FileManager {
    fileprivate func isRegular(_ path: String) -> Bool {
        let type = try? attributesOfItem(atPath: path)[.type] as? FileAttributeType
        return type == .typeRegular
    }
}
