/// One promise that every domain keeps, by a name that reads as a sentence.
package struct ConformanceCheck: Sendable {
    package let name: String
    private let body: @Sendable () throws -> Void

    init(_ name: String, _ body: @escaping @Sendable () throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Throws a `ConformanceFailure` where the promise is broken, and whatever kept it from being
    /// looked at.
    package func run() throws { try body() }
}

extension ConformanceCheck: CustomStringConvertible {
    package var description: String { name }
}

/// A promise that a domain breaks.
package struct ConformanceFailure: Error, Hashable {
    package let expected: String
    package let found: String

    package init(expected: String, found: String) {
        self.expected = expected
        self.found = found
    }
}

extension ConformanceFailure: CustomStringConvertible {
    package var description: String { "expected \(expected); found \(found)" }
}

/// Throws the failure unless the condition holds.
func expect(
    _ condition: Bool, _ expected: @autoclosure () -> String, found: @autoclosure () -> String
) throws(ConformanceFailure) {
    guard condition else { throw ConformanceFailure(expected: expected(), found: found()) }
}
