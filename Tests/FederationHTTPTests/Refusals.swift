import Messaging
import Testing

/// Expects a refusal with this status and code word, whatever its text says.
func expectRefusal<Value>(
    _ status: Int, _ code: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Value
) async throws {
    let error = await #expect(throws: TransportError.self, sourceLocation: sourceLocation) {
        _ = try await body()
    }
    guard case .refused(let foundStatus, let foundCode, _)? = error else {
        Issue.record("expected a refusal, found \(String(describing: error))")
        return
    }
    #expect(foundStatus == status, sourceLocation: sourceLocation)
    #expect(foundCode == code, sourceLocation: sourceLocation)
}

/// Expects to be asked to come back later, with this status and code word.
func expectPostponement<Value>(
    _ status: Int, _ code: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Value
) async throws {
    let error = await #expect(throws: TransportError.self, sourceLocation: sourceLocation) {
        _ = try await body()
    }
    guard case .postponed(status, code, _, _)? = error else {
        Issue.record(
            "expected a postponement, found \(String(describing: error))",
            sourceLocation: sourceLocation)
        return
    }
}
