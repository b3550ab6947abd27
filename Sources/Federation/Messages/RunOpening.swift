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

    package init(
        study: Digest, publication: Digest, members: [Member], rosterVersion: UInt32
    ) {
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
        let document: JSONValue = [
            "study": .string(study.hex), "publication": .string(publication.hex),
            "rosterVersion": .integer(Int(rosterVersion)), "dropOut": "wait",
            "members": .array(list),
        ]
        return document.encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do throws(DocumentError) {
            let root = try DocumentReader(
                JSONParser.parse(payload), at: "opening",
                keys: ["study", "publication", "rosterVersion", "dropOut", "members"])
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
        } catch {
            throw MessageError(error)
        }
        guard zip(members, members.dropFirst()).allSatisfy({ $0.id < $1.id }) else {
            throw .malformed("members are not in the order of their ids")
        }
    }
}
