import Messaging
import Testing

/// A federation, and perhaps a run of it, that the tests of one suite share.
struct PreparedFederation {
    let federation: BankFederation
    /// All zero where no run was opened.
    let run: RunID

    @TaskLocal static var shared: PreparedFederation?

    /// Of the suite that the current test belongs to.
    static func current() throws -> PreparedFederation {
        try #require(shared, "the suite lacks its trait .sharing")
    }
}

/// Prepares a federation once for a whole suite, and lets go of its processes afterwards.
struct SharedFederation: SuiteTrait, TestScoping {
    let prepare: @Sendable () async throws -> PreparedFederation

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let prepared = try await prepare()
        try await PreparedFederation.$shared.withValue(prepared) { try await function() }
        try await prepared.federation.stopAll()
    }
}

extension Trait where Self == SharedFederation {
    static func sharing(
        _ prepare: @escaping @Sendable () async throws -> PreparedFederation
    ) -> SharedFederation {
        SharedFederation(prepare: prepare)
    }
}
