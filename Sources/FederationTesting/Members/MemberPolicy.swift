package import Federation
import Learning
import Messaging

/// What a member's own policy says of a run, by the real table of rules.
package enum MemberPolicy: Sendable, Hashable {
    /// Everything is answered.
    case open
    /// A step that is not allowed: refused when it is asked, in the middle of a run.
    case without(ComputationWord)
    /// The member answered an earlier run of the same members, on rows without so many of the
    /// entities of this one.
    case afterEarlierRun(lackingEntities: Int)

    /// The number below which the difference of two runs is not to be told.
    package static let smallestCell = 5

    func ability(
        _ home: Participant.Home, run: RunID, documents: RunDocuments, ledger: Ledger
    ) throws -> Participant.Ability {
        let members = documents.study.members.map {
            PolicyCase.Member(id: $0.id, isConfirmed: true)
        }
        var matter = PolicyCase(
            study: documents.study.study, members: members, day: nil, nowMilliseconds: 0)
        switch self {
        case .open: return .able(home)
        case .without(let word):
            let policy = try Self.policy(without: word)
            return .able(
                Participant.Home(
                    rows: home.rows, tableHash: home.tableHash, figures: home.figures,
                    decision: { [matter] question, machine in
                        var matter = matter
                        matter.question = PolicyCase.Asked(
                            question, in: machine, ownRows: home.rows.frame.rowCount,
                            rows: home.rows)
                        return policy.decision(on: matter)
                    }))
        case .afterEarlierRun(let lacking):
            let all = Self.cohort(of: home, lacking: 0, members: Set(members.map(\.id)))
            let before = Self.cohort(of: home, lacking: lacking, members: all.members)
            try ledger.keep(before, run: Self.earlier)
            _ = try ledger.bind(run: Self.earlier, round: 1, question: .sha256([]))
            matter.cohorts = CohortHistory(
                own: all, earlier: try ledger.answeredCohorts(besides: run),
                acceptsMemberDifference: false)
            let decision = try Self.policy(without: nil).decision(on: matter)
            if let refusal = decision.refusal { return .unable(refusal) }
            try ledger.keep(all, run: run)
            return .able(home)
        }
    }

    private static let earlier =
        RunID(bytes: [UInt8](repeating: 0xEA, count: RunID.byteCount)) ?? .federation

    private static func cohort(
        of home: Participant.Home, lacking count: Int, members: Set<NodeID>
    ) -> Cohort {
        let entities = BlindedEntities((count..<home.rows.frame.rowCount).map { UInt128($0) })
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
