import Documents
package import Messaging

/// Payload of 0x0301: which study is run, by whom, on the strength of which approvals.
package struct RunOpening: Sendable, Hashable {
    package struct Member: Sendable, Hashable {
        package let id: NodeID
        package let name: InstitutionName
        /// Digest of the member's approval 0x0202.
        package let approval: Digest

        package init(id: NodeID, name: InstitutionName, approval: Digest) {
            self.id = id
            self.name = name
            self.approval = approval
        }
    }

    /// SHA-256 of study.json.
    package let study: Digest
    /// Digest of the publication 0x0201.
    package let publication: Digest
    /// In id order.
    package let members: [Member]
    package let rosterVersion: UInt32
    /// The earlier run from whose model training starts; nil for a start from nothing.
    package let start: RunStart?

    package init(
        study: Digest, publication: Digest, members: [Member], rosterVersion: UInt32,
        start: RunStart? = nil
    ) {
        self.start = start
        self.study = study
        self.publication = publication
        self.members = members.sorted { $0.id < $1.id }
        self.rosterVersion = rosterVersion
    }

    package var payload: [UInt8] {
        let list: [JSONValue] = members.map { member in
            [
                "id": .string(member.id.hex), "name": .string(member.name.text),
                "approval": .string(member.approval.hex),
            ]
        }
        var fields = [
            JSONMember(key: "study", value: .string(study.hex)),
            JSONMember(key: "publication", value: .string(publication.hex)),
            JSONMember(key: "rosterVersion", value: .integer(Int(rosterVersion))),
            JSONMember(key: "dropOut", value: "wait"),
            JSONMember(key: "members", value: .array(list)),
        ]
        if let start { fields.append(JSONMember(key: "start", value: start.json)) }
        return JSONValue.object(fields).encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do throws(DocumentError) {
            let root = try DocumentReader(
                JSONParser.parse(payload), at: "opening",
                keys: ["study", "publication", "rosterVersion", "dropOut", "members", "start"])
            guard try root.string("dropOut") == "wait" else {
                throw root.failure("dropOut", expected: "wait", found: "another word")
            }
            var members: [Member] = []
            for entry in try root.objects("members", keys: ["id", "name", "approval"]) {
                members.append(
                    Member(
                        id: try entry.nodeID("id"), name: try entry.name("name"),
                        approval: try entry.digest("approval")))
            }
            study = try root.digest("study")
            publication = try root.digest("publication")
            rosterVersion = UInt32(try root.integer("rosterVersion", in: 1...Int(UInt32.max)))
            self.members = members
            start =
                root.has("start")
                ? try RunStart(root.object("start", keys: RunStart.keys)) : nil
        } catch {
            throw MessageError(error)
        }
        guard zip(members, members.dropFirst()).allSatisfy({ $0.id < $1.id }) else {
            throw .malformed("members are not in the order of their ids")
        }
    }
}
