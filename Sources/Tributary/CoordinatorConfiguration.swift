import Documents
import FederationHTTP

/// coordinator.json: where the coordinator listens, and under which names its members dial it.
struct CoordinatorConfiguration: Sendable, Hashable {
    /// HOST:PORT as members dial it.
    let members: String
    /// HOST:PORT as candidates dial it.
    let registration: String

    static let fileName = "coordinator.json"

    init(members: String, registration: String) {
        self.members = members
        self.registration = registration
    }

    init(parsing bytes: [UInt8]) throws(DocumentError) {
        let root = try DocumentReader(
            JSONParser.parse(bytes), at: Self.fileName,
            keys: ["coordinator", "members", "registration"])
        _ = try root.integer("coordinator", in: 1...1)
        members = try root.string("members", maximumLength: 300)
        registration = try root.string("registration", maximumLength: 300)
    }

    var bytes: [UInt8] {
        let document: JSONValue = [
            "coordinator": 1, "members": .string(members), "registration": .string(registration),
        ]
        return Array((document.pretty() + "\n").utf8)
    }

    /// The hosts that the coordinator's certificate must name.
    var hosts: [String] {
        [members, registration].compactMap { try? NetworkAddress($0).host }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
