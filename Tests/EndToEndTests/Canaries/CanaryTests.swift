import Foundation
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(5))) struct `A value of a record` {
        /// Texts planted in a bank's database, each in the place of one of the same length.
        private static let canaries = [
            // The borrower's key, which is mapped, and a loan's number, the last one.
            ("4fb1fd36504e59e8", "CANARY-BORROWER1"),
            // A charge-off's day, which no column is mapped to.
            ("2010-03-13", "CANARY-DAY"),
            // A line of business, which is mapped as a code.
            ("531210", "CANARY"),
        ]

        private let federation: BankFederation
        private let data: BankData

        init() throws {
            federation = try BankFederation()
            data = try BankData(copying: .wellsFargo, in: federation.folder)
            for (text, canary) in Self.canaries { try data.replace(text, with: canary) }
        }

        /// Everything but the database in which they were planted.
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
            let base64 = word.base64EncodedString()
            return ["CANARY", hex, base64].map { Array($0.utf8) }
        }

        @Test func `shows in no home, report or log`() async throws {
            try await federation.create()
            try await federation.serve()
            for bank in federation.banks {
                try await federation.enrol(
                    bank, data: bank == .wellsFargo ? data.folder : bank.folder)
            }
            try await federation.publish()
            for bank in federation.banks { try await federation.approve(bank) }
            let run = try await federation.carryOut()
            try await federation.compare(run).orderly("compare")
            #expect(try findings(in: federation.folder.path) == [])
            let ledger = try await federation.node(.wellsFargo, ["ledger", "--numbers"])
            #expect(ledger.status == 0 && !ledger.output.contains("CANARY"))
        }
    }
}

extension FileManager {
    fileprivate func isRegular(_ path: String) -> Bool {
        let type = try? attributesOfItem(atPath: path)[.type] as? FileAttributeType
        return type == .typeRegular
    }
}
