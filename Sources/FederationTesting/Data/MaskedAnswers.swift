import Federation
package import Messaging

/// The answers of all members of a federation with the masks that they would travel under.
package struct MaskedAnswers: Sendable {
    private let members: [(id: NodeID, key: AgreementKey)]
    private let keys: [NodeID: AgreementPublicKey]

    /// Keys of so many institutions, which follow from their names.
    package init(institutions count: Int) throws {
        members = try FederationFixture.institutions(count).map { node in
            (node.id, try AgreementKey(bytes: Digest.sha256(node.id.bytes).bytes))
        }
        keys = Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0.key.publicKey) })
    }

    /// Each member's words under the masks of one question.
    package func masked(_ answers: [[UInt64]], question: Digest) throws -> [[UInt64]] {
        try zip(members, answers).compactMap { member, words in
            try AnswerMask(own: member.key, me: member.id, keys: keys, question: question)?
                .applied(to: words)
        }
    }
}
