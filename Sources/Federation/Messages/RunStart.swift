import Documents
package import Messaging

/// A warm start: the coefficients that an earlier run ended with, and the signed outcome that says
/// so.
package struct RunStart: Sendable, Hashable {
    package let run: RunID
    /// Digest of the earlier run's outcome 0x0306.
    package let outcome: Digest
    /// By the name of the model's column.
    package let coefficients: WarmStart

    static let keys = ["run", "outcome", "coefficients"]
    /// A standardised coefficient beyond this is no sensible start.
    private static let largestCoefficient = 64.0

    /// Reads the outcome of a finished run.
    package init(outcome envelope: Envelope) throws(MessageError) {
        guard envelope.header.messageType == .outcome else {
            throw .malformed("a warm start names a message that is no outcome")
        }
        do throws(DocumentError) {
            let maximum = MessageType.outcome.maximumPayload
            let value = try JSONParser.parse(envelope.payload, maximumBytes: maximum)
            coefficients = try Self.coefficients(in: value, at: "outcome")
        } catch {
            throw MessageError(error)
        }
        run = envelope.header.run
        outcome = envelope.digest
    }

    init(_ entry: DocumentReader) throws(DocumentError) {
        guard let run = RunID(hex: try entry.string("run", maximumLength: 32)) else {
            throw entry.failure("run", expected: "32 hexadecimal digits", found: "another text")
        }
        self.run = run
        outcome = try entry.digest("outcome")
        let value = try entry.value("coefficients")
        coefficients = try Self.numbers(value, at: entry.path(of: "coefficients"))
    }

    var json: JSONValue {
        let numbers = coefficients.coefficients.sorted { $0.key < $1.key }
        return [
            "run": .string(run.hex), "outcome": .string(outcome.hex),
            "coefficients": .object(
                numbers.map { JSONMember(key: $0.key, value: .double($0.value)) }),
        ]
    }

    private static func coefficients(
        in outcome: JSONValue, at path: String
    ) throws(DocumentError) -> WarmStart {
        guard let value = outcome["coefficients"] else {
            throw .missingKey(path: DocumentPath.join(path, "coefficients"))
        }
        return try numbers(value, at: DocumentPath.join(path, "coefficients"))
    }

    /// Every key names a column, even one that is called "note".
    private static func numbers(
        _ value: JSONValue, at path: String
    ) throws(DocumentError) -> WarmStart {
        guard case .object(let members) = value else {
            throw .unexpected(path: path, expected: "an object", found: value.summary)
        }
        var coefficients: [String: Double] = [:]
        for member in members {
            let entry = try DocumentReader(
                .object([JSONMember(key: "value", value: member.value)]),
                at: DocumentPath.join(path, member.key), keys: ["value"])
            coefficients[member.key] = try entry.number(
                "value", in: -largestCoefficient...largestCoefficient)
        }
        return WarmStart(coefficients)
    }
}
