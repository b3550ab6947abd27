package import Federation
package import Messaging

/// A small federation: one coordinator and institutions named after trees, whose signing keys
/// follow from their names, in one signed roster.
package struct FederationFixture: Sendable {
    package static let now: UInt64 = 1_800_000_000_000
    package static let names = [
        "Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Juniper", "Larch", "Maple", "Oak",
        "Pine", "Rowan", "Spruce", "Teak", "Willow", "Yew",
    ]

    package struct Node: Sendable {
        package let key: SigningKey
        package let entry: RosterEntry

        package var id: NodeID { entry.id }
    }

    package let authority: Authority
    package let charter: Charter
    package let coordinator: Node
    /// In the order of their ids.
    package let institutions: [Node]
    package let roster: Roster
    package let rosterSignature: [UInt8]

    package init(institutions count: Int = 3) throws {
        authority = try Self.authority()
        coordinator = try Self.node("Coordinator", role: .coordinator)
        institutions = try Self.institutions(count)
        charter = try Charter.make(
            name: InstitutionName("Grove"), caCertificateDigest: authority.certificateDigest,
            rosterKey: authority.rosterKey, coordinatorKey: coordinator.key.verifyingKey)
        let document = RosterDocument(
            federation: charter.digest, version: 1, previous: .zero,
            entries: [coordinator.entry] + institutions.map(\.entry)
        ).encoded()
        rosterSignature = authority.sign(roster: document)
        roster = try Roster.verified(
            document: document, signature: rosterSignature, charter: charter)
    }

    /// The signing key of a name, the same in every process.
    package static func key(of name: String) throws -> SigningKey {
        try SigningKey(seed: Digest.sha256(Array("test key of \(name)".utf8)).bytes)
    }

    /// The coordinator's signing keys: its first one, and the one that a rotation gives it.
    package var coordinatorKeys: Keyring {
        Keyring { wanted in
            let keys = [coordinator.key, try Self.key(of: Self.secondCoordinatorKey)]
            return keys.first { $0.verifyingKey == wanted }
        }
    }

    package static let secondCoordinatorKey = "Coordinator, second"

    /// The first so many institutions, in the order of their ids.
    package static func institutions(_ count: Int) throws -> [Node] {
        try names.prefix(count).map { try node($0, role: .institution) }.sorted { $0.id < $1.id }
    }

    package static func node(_ name: String, role: RosterEntry.Role) throws -> Node {
        let key = try key(of: name)
        let verifying = key.verifyingKey
        return Node(
            key: key,
            entry: RosterEntry(
                id: .of(verifying), role: role, name: try InstitutionName(name), keyEpoch: 1,
                signingKey: verifying, tlsKeyDigest: .sha256(verifying.bytes), status: .active,
                validFromMilliseconds: now))
    }

    /// Continues nobody's chain: the first message of a node about `run`.
    package func writer(of node: Node, run: RunID) -> MessageWriter {
        MessageWriter(
            federation: charter.digest, run: run, sender: node.entry,
            rosterVersion: roster.version, key: node.key)
    }

    /// What a run of the study stands on: published to all institutions and approved by each, and
    /// the outcome of an earlier run where it starts from one.
    package func documents(of study: Study, start: Envelope? = nil) throws -> RunDocuments {
        var desk = writer(of: coordinator, run: .federation)
        let publication = StudyPublication(
            study: study,
            members: institutions.map {
                StudyPublication.Member(
                    id: $0.id, name: $0.entry.name, fingerprint: $0.entry.fingerprint)
            })
        let message = desk.seal(
            .study, payload: publication.payload, to: .everyone, replyingTo: .zero, logHead: .zero,
            nowMilliseconds: Self.now)
        return try RunDocuments(
            charter: charter, roster: roster, rosterSignature: rosterSignature,
            publication: message,
            approvals: institutions.map { institution in
                var home = writer(of: institution, run: .federation)
                return home.seal(
                    .studyApproval, payload: StudyApproval(study: study.digest).payload,
                    to: .everyone, replyingTo: message.digest, logHead: .zero,
                    nowMilliseconds: Self.now)
            }, startOutcome: start)
    }
}
