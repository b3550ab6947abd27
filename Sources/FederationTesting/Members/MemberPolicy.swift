package import Federation
import Learning
import Messaging

/// What a member's own policy says of a run, by the real table of rules.
package enum MemberPolicy: Sendable, Hashable {
    /// Everything is answered.
    case open
    /// A step that is not allowed: refused when it is asked, in the middle of a run.
    case without(ComputationWord)
    /// The member answered an earlier run of the same members, on the rows of this one and of so many
    /// further entities.
    case afterEarlierRun(furtherEntities: Int)

    /// The number below which the difference of two runs is not to be told.
    package static let smallestCell = 5

    func ability(
        _ home: Participant.Home, run: RunID, documents: RunDocuments, ledger: Ledger
    ) throws -> Participant.Ability {
        let matter = PolicyCase(
            study: documents.study.study,
            members: documents.study.members.map {
                PolicyCase.Member(id: $0.id, isConfirmed: true)
            }, day: nil, nowMilliseconds: 0)
        switch self {
        case .open: return .able(home)
        case .without(let word):
            let policy = try Self.policy(without: word)
            return .able(home.deciding { Self.decision(policy, matter, $0, $1, of: home) })
        case .afterEarlierRun(let further):
            let refusal = try Self.refusal(matter, of: home, further, run: run, ledger)
            return refusal.map(Participant.Ability.unable) ?? .able(home)
        }
    }

    private static func decision(
        _ policy: Policy, _ matter: PolicyCase, _ question: RunQuestion, _ machine: RoundMachine,
        of home: Participant.Home
    ) -> Decision {
        var matter = matter
        matter.question = PolicyCase.Asked(
            question, in: machine, ownRows: home.rows.frame.rowCount, rows: home.rows)
        return policy.decision(on: matter)
    }

    /// Notes both runs' cohorts, and compares them.
    private static func refusal(
        _ matter: PolicyCase, of home: Participant.Home, _ further: Int, run: RunID,
        _ ledger: Ledger
    ) throws -> Refusal? {
        let members = Set(matter.members.map(\.id))
        let own = cohort(of: home, further: 0, members: members)
        try ledger.keep(cohort(of: home, further: further, members: members), run: earlier)
        _ = try ledger.bind(run: earlier, round: 1, question: .sha256([]))
        var matter = matter
        matter.cohorts = CohortHistory(
            own: own, earlier: try ledger.answeredCohorts(besides: run),
            acceptsMemberDifference: false)
        let refusal = try policy(without: nil).decision(on: matter).refusal
        if refusal == nil { try ledger.keep(own, run: run) }
        return refusal
    }

    private static let earlier =
        RunID(bytes: [UInt8](repeating: 0xEA, count: RunID.byteCount)) ?? .federation

    private static func cohort(
        of home: Participant.Home, further count: Int, members: Set<NodeID>
    ) -> Cohort {
        let entities = BlindedEntities((0..<home.rows.frame.rowCount + count).map { UInt128($0) })
        return Cohort(
            members: members, query: .sha256([1]), table: .sha256(home.tableHash),
            key: .sha256([2]), entities: entities, trained: entities)
    }

    private static func policy(without word: ComputationWord?) throws -> Policy {
        let words = ComputationWord.allCases.filter { $0 != word }
            .map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        let text = """
            {"policy": 1, "smallestCell": \(smallestCell), "computations": [\(words)],
             "rowsPerParameter": {"own": 0, "federation": 0, "fold": 0}}
            """
        return try Policy(parsing: Array(text.utf8))
    }
}

extension Participant.Home {
    fileprivate func deciding(
        _ decision: @escaping @Sendable (RunQuestion, RoundMachine) throws -> Decision
    ) -> Participant.Home {
        Participant.Home(rows: rows, tableHash: tableHash, figures: figures, decision: decision)
    }
}
