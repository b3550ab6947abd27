import Federation
import Messaging

extension PreparedFederation {
    /// A compared run; nothing runs any more.
    static func finishedRun() async throws -> PreparedFederation {
        let federation = try await BankFederation.agreed()
        let run = try await federation.carryOut()
        try await federation.compare(run).orderly("compare")
        try await federation.stopAll()
        return PreparedFederation(federation: federation, run: run)
    }

    /// A run in whose log the acceptance of one bank stands; no node takes part any more.
    static func halfAcceptedRun() async throws -> PreparedFederation {
        let federation = try await BankFederation.agreed()
        let node = try await federation.join(.capitalOne)
        let run = try await federation.open()
        try await node.line(with: "accepts the run")
        try await federation.leaveAll()
        return PreparedFederation(federation: federation, run: run)
    }

    /// One bank reads a copy that the tests may damage.
    static func agreedOnOwnCopy() async throws -> PreparedFederation {
        let federation = try BankFederation()
        let data = try BankData(copying: .capitalOne, in: federation.folder)
        try await federation.create()
        try await federation.serve()
        for bank in federation.banks {
            try await federation.enrol(bank, data: bank == data.bank ? data.folder : bank.folder)
        }
        try await federation.publish()
        for bank in federation.banks { try await federation.approve(bank) }
        return PreparedFederation(federation: federation, run: .federation)
    }
}
