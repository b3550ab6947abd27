import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `A request to become a member` {
    @Test func `is kept whole, once, and stands in no chain`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        let request = try #require(try RunStage.opened.run().next(from: 0))
        let ledger = try Ledger(path: path)
        try ledger.store(request: request)
        try ledger.store(request: request)
        #expect(try Ledger(path: path).requests().map(\.envelope) == [request])
        #expect(try ledger.sent().isEmpty)
        #expect(try ledger.lastSequence(run: .federation, of: request.header.sender) == 0)
    }
}
