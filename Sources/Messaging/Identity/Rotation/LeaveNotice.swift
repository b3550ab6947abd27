package import Documents

/// Payload of 0x0105: an institution says, signed, that it leaves the federation.
package struct LeaveNotice: Sendable, Hashable {
    package static let maximumReason = 1000

    /// For people; at most `maximumReason` characters.
    package let reason: String

    package init(reason: String) {
        self.reason = String(reason.prefix(Self.maximumReason))
    }

    package init(parsing payload: [UInt8]) throws(DocumentError) {
        let reader = try DocumentReader(
            JSONParser.parse(payload, maximumBytes: MessageType.leaveNotice.maximumPayload),
            at: "", keys: ["leave", "reason"])
        _ = try reader.integer("leave", in: 1...1)
        reason = try reader.string("reason", maximumLength: Self.maximumReason)
    }

    package var payload: [UInt8] {
        let document: JSONValue = ["leave": 1, "reason": .string(reason)]
        return document.encoded()
    }
}
