package import Documents
package import Messaging

/// node.json: what a node is called and where its database lies.
package struct NodeConfiguration: Sendable, Hashable {
    package let name: InstitutionName
    /// Absolute path.
    package let database: String
    /// HOST:PORT of the members' listener; nil before enrolment.
    package let coordinator: String?

    static let fileName = "node.json"

    package init(name: InstitutionName, database: String, coordinator: String? = nil) {
        self.name = name
        self.database = database
        self.coordinator = coordinator
    }

    package init(parsing bytes: [UInt8]) throws(DocumentError) {
        let root = try DocumentReader(
            JSONParser.parse(bytes), at: Self.fileName,
            keys: ["node", "name", "database", "coordinator"])
        _ = try root.integer("node", in: 1...1)
        name = try root.name("name")
        database = try root.string("database")
        coordinator = try root.optionalString("coordinator")
    }

    package var bytes: [UInt8] {
        var members = [
            JSONMember(key: "node", value: 1), JSONMember(key: "name", value: .string(name.text)),
            JSONMember(key: "database", value: .string(database)),
        ]
        if let coordinator {
            members.append(JSONMember(key: "coordinator", value: .string(coordinator)))
        }
        return Array((JSONValue.object(members).pretty() + "\n").utf8)
    }
}
