import Federation
import FederationTesting
import Messaging

/// What the coordinator and some members know together of a run: every answer as it travelled,
/// every public key, and the mask keys of the members among them.
struct Coalition {
    /// One honest member's answer, as it travelled.
    struct Answer {
        let member: NodeID
        let question: Digest
        let words: [UInt64]
    }

    let honest: [NodeID]
    private let answers: [Answer]
    private let publicKeys: [NodeID: AgreementPublicKey]
    private let secrets: [NodeID: AgreementKey]

    init(
        answers: [Answer], publicKeys: [NodeID: AgreementPublicKey],
        secrets: [NodeID: AgreementKey]
    ) {
        honest = publicKeys.keys.filter { secrets[$0] == nil }.sorted()
        self.answers = answers.filter { secrets[$0.member] == nil }
        self.publicKeys = publicKeys
        self.secrets = secrets
    }

    /// The coordinator of a simulated run and the members in these places.
    init(_ history: SimulationHistory, colluders: Set<Int>) throws {
        let envelopes = history.entries.map(\.envelope)
        var keys: [NodeID: AgreementPublicKey] = [:]
        var answers: [Answer] = []
        var opening = Digest.zero
        for envelope in envelopes {
            switch envelope.header.messageType {
            case .maskBlockOpening: opening = envelope.digest
            case .maskKeys:
                keys[envelope.header.sender] = try MaskKeys(parsing: envelope.payload).pairKey
            case .maskedAnswer:
                answers.append(
                    Answer(
                        member: envelope.header.sender, question: envelope.header.inReplyTo,
                        words: try AnswerMessage.words(of: envelope.payload)))
            default: break
            }
        }
        var secrets: [NodeID: AgreementKey] = [:]
        for place in colluders {
            let node = history.members[place].node
            let root = try MemoryBlockRoots(owner: node.entry.name.text).make(run: history.run)
            secrets[node.id] = try root.pairKey(blockOpening: opening)
        }
        self.init(answers: answers, publicKeys: keys, secrets: secrets)
    }

    /// A member's answers, question by question, without every mask that the coalition can make.
    func stripped(_ member: NodeID) throws -> [[UInt64]] {
        try answers.filter { $0.member == member }.map { answer in
            var words = answer.words
            for (colluder, secret) in secrets.sorted(by: { $0.key < $1.key }) {
                guard let publicKey = publicKeys[member] else { continue }
                let key = PairMask.key(
                    shared: try secret.sharedSecret(with: publicKey), context: answer.question,
                    colluder, member)
                PairMask.apply(
                    to: &words, key: key, adding: !PairMask.adds(member, with: colluder))
            }
            return words
        }
    }

    /// Where the coalition may look for a trace of one member's answers: in the stripped words, and
    /// in their differences from one question to the next, where equal masks would be gone.
    func clues(_ member: NodeID) throws -> [[UInt64]] {
        let stripped = try stripped(member)
        let differences = zip(stripped, stripped.dropFirst()).flatMap { zip($0, $1).map(&-) }
        return [stripped.flatMap { $0 }, differences]
    }

    /// Whether no clue differs from chance.
    func findsNothing() throws -> Bool {
        try honest.allSatisfy { member in
            try clues(member).allSatisfy { Chance.plausible.contains(Chance.chiSquared($0)) }
        }
    }

    /// Whether no clue tells a run from another one, in which honest members gave other answers.
    func tellsNothing(from other: Coalition) throws -> Bool {
        try zip(honest, other.honest).allSatisfy { one, another in
            try zip(clues(one), other.clues(another)).allSatisfy {
                Chance.chiSquared($0, $1) <= Chance.plausible.upperBound
                    && Chance.gap($0, $1) <= Chance.largestGap
            }
        }
    }
}
