package import Documents

/// The form of a roster's JSON document, written and read; what it means is `Roster`'s.
package struct RosterDocument: Sendable, Hashable {
    package let federation: Digest
    package let version: UInt32
    package let previous: Digest
    package let entries: [RosterEntry]

    /// The next roster to sign; its entries are put in the order of ids.
    package init(
        federation: Digest, version: UInt32, previous: Digest, entries: [RosterEntry]
    ) {
        self.federation = federation
        self.version = version
        self.previous = previous
        self.entries = entries.sorted { $0.id < $1.id }
    }

    package init(parsing bytes: [UInt8]) throws(DocumentError) {
        let reader = try DocumentReader(
            JSONParser.parse(bytes), at: "",
            keys: ["roster", "federation", "version", "previous", "members"])
        _ = try reader.integer("roster", in: 1...1)
        federation = try reader.digest("federation")
        version = UInt32(try reader.integer("version", in: 1...Int(UInt32.max)))
        previous = try reader.digest("previous")
        var entries: [RosterEntry] = []
        for member in try reader.objects("members", keys: Self.memberKeys) {
            entries.append(try Self.entry(member))
        }
        self.entries = entries
    }

    /// The document's bytes, for people and for signing.
    package func encoded() -> [UInt8] {
        let document: JSONValue = [
            "roster": 1,
            "federation": .string(federation.hex),
            "version": .integer(Int(version)),
            "previous": .string(previous.hex),
            "members": .array(entries.map(Self.member)),
        ]
        return Array((document.pretty() + "\n").utf8)
    }

    private static let memberKeys = [
        "id", "role", "name", "keyEpoch", "signingKey", "tlsKey", "status", "validFrom",
    ]

    private static func entry(_ reader: DocumentReader) throws(DocumentError) -> RosterEntry {
        RosterEntry(
            id: try reader.nodeID("id"),
            role: try reader.choice("role", as: RosterEntry.Role.self),
            name: try reader.name("name"),
            keyEpoch: UInt32(try reader.integer("keyEpoch", in: 1...Int(UInt32.max))),
            signingKey: try reader.verifyingKey("signingKey"),
            tlsKeyDigest: try reader.digest("tlsKey"),
            status: try reader.choice("status", as: RosterEntry.Status.self),
            validFromMilliseconds: UInt64(try reader.integer("validFrom", in: 0...1 << 53)))
    }

    private static func member(_ entry: RosterEntry) -> JSONValue {
        [
            "id": .string(entry.id.hex),
            "role": .string(entry.role.rawValue),
            "name": .string(entry.name.text),
            "keyEpoch": .integer(Int(entry.keyEpoch)),
            "signingKey": .string(entry.signingKey.hex),
            "tlsKey": .string(entry.tlsKeyDigest.hex),
            "status": .string(entry.status.rawValue),
            "validFrom": .integer(Int(entry.validFromMilliseconds)),
        ]
    }
}
