import Documents
import Federation
import Foundation
import Messaging

/// All of a run that may not depend on who died when.
struct RunResult: Hashable {
    let entries: Int
    let outcome: [UInt8]
    /// report.json of the analyst and of each bank, but for the run's id.
    let reports: [JSONValue]
    /// Messages that left each bank, and that have no receipt.
    let messages: [Int]
    let unreceipted: Int
}

extension BankFederation {
    func result(of run: RunID) async throws -> RunResult {
        try await compare(run).orderly("compare")
        let entries = try Transcript(path: transcriptPath(run)).entries()
        let outcome = entries.last { $0.envelope.header.messageType == .outcome }
        let homes = banks.map(home(of:))
        let reports = [reportPath(run)] + homes.map { "\($0)/reports/\(run.hex).json" }
        let sent = try homes.map { try Ledger(path: "\($0)/ledger.sqlite").sent(run: run) }
        return RunResult(
            entries: entries.count, outcome: outcome?.envelope.payload ?? [],
            reports: try reports.map(Self.figures), messages: sent.map(\.count),
            unreceipted: sent.joined().count { $0.receipt == nil })
    }

    private static func figures(_ path: String) throws -> JSONValue {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        guard case .object(let members) = try JSONParser.parse(bytes) else { return .null }
        return .object(members.filter { $0.key != "run" })
    }
}
