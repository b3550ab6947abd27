import Console
package import Documents
package import Federation
package import Messaging

/// confirmed.json: the members whose fingerprints this institution compared itself, over another
/// channel than the operator's.
package struct ConfirmedMembers: Sendable, Hashable {
    /// By fingerprint, so that a member with new keys is compared again.
    package private(set) var members: [Member]

    package struct Member: Sendable, Hashable {
        package let name: InstitutionName
        package let fingerprint: Fingerprint

        package init(name: InstitutionName, fingerprint: Fingerprint) {
            self.name = name
            self.fingerprint = fingerprint
        }
    }

    static let fileName = "confirmed.json"

    package init() {
        members = []
    }

    package init(parsing bytes: [UInt8]) throws(DocumentError) {
        let root = try DocumentReader(
            JSONParser.parse(bytes), at: Self.fileName, keys: ["confirmed"])
        members = []
        for entry in try root.objects("confirmed", keys: ["name", "fingerprint"]) {
            guard let fingerprint = Fingerprint(typed: try entry.string("fingerprint")) else {
                throw entry.failure(
                    "fingerprint", expected: "8 groups of 4 hexadecimal digits",
                    found: "another text")
            }
            members.append(Member(name: try entry.name("name"), fingerprint: fingerprint))
        }
    }

    package var bytes: [UInt8] {
        let document: JSONValue = [
            "confirmed": .array(
                members.map {
                    [
                        "name": .string($0.name.text),
                        "fingerprint": .string($0.fingerprint.description),
                    ]
                })
        ]
        return Array((document.pretty() + "\n").utf8)
    }

    package mutating func confirm(_ member: Member) {
        if !members.contains(member) { members.append(member) }
    }

    package func contains(_ fingerprint: Fingerprint) -> Bool {
        members.contains { $0.fingerprint == fingerprint }
    }
}

extension NodeHome {
    package var confirmedMembers: ConfirmedMembers {
        get throws {
            guard folder.exists(ConfirmedMembers.fileName) else { return ConfirmedMembers() }
            return try ConfirmedMembers(parsing: folder.read(ConfirmedMembers.fileName))
        }
    }

    package func confirm(_ member: ConfirmedMembers.Member) throws {
        var confirmed = try confirmedMembers
        confirmed.confirm(member)
        try folder.write(confirmed.bytes, to: ConfirmedMembers.fileName)
    }

    /// The members that a study is put to, as this institution's policy counts them.
    package func policyMembers(
        _ publication: StudyPublication, me: NodeID
    ) throws -> [PolicyCase.Member] {
        let confirmed = try confirmedMembers
        return publication.members.map {
            PolicyCase.Member(
                id: $0.id, isConfirmed: $0.id == me || confirmed.contains($0.fingerprint))
        }
    }
}
