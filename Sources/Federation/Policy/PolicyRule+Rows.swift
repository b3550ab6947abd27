extension PolicyRule {
    /// Also the name of the waiver by which an approval accepts such a run.
    static let memberDifferenceWord = "member-difference"

    /// What is judged of the institution's own rows before a run is accepted.
    static let ofRows = [memory, cohortKey, cohortDifference, memberDifference]

    private static let memory = ofStudy("memory", step: "opening") { policy, matter in
        guard let needed = matter.memoryMiB, needed > policy.memoryMiB else { return nil }
        return Objection(
            says: "The study needs about \(needed) MiB here, the policy gives \(policy.memoryMiB).",
            passes: "Fewer features, fewer folds or \(needed) MiB would pass.")
    }

    private static let cohortKey = ofCohorts("cohort-key") { _, _, history in
        guard history.earlier.contains(where: { $0.key != history.own.key }) else { return nil }
        return Objection(
            says:
                "The key is lost under which the rows of earlier runs can be compared with these.",
            passes: "A run would pass once the key is restored from a backup.")
    }

    private static let cohortDifference = ofCohorts("cohort-difference") {
        policy, matter, history in
        let smallest = max(policy.smallestCell, matter.study.privacy.smallestCell)
        let near = history.earlier.contains {
            history.own.tellsFew(from: $0, smallest: smallest)
        }
        guard near else { return nil }
        return Objection(
            says: """
                These rows differ from those of an earlier run in fewer than \(smallest) entities, \
                which the two runs' sums would tell.
                """,
            passes: """
                A run on the same rows would pass, or one after \(smallest) entities have changed.
                """)
    }

    private static let memberDifference = ofCohorts(memberDifferenceWord) { _, _, history in
        guard !history.acceptsMemberDifference,
            history.earlier.contains(where: { history.own.tellsMember(from: $0) })
        else { return nil }
        return Objection(
            says: """
                The members of an earlier run over some of these rows differ from these in one \
                institution, which the two runs' sums would tell.
                """,
            passes: """
                A run of the same members would pass, or an approval with --accept-difference and \
                a reason, which all members see.
                """)
    }

    /// A rule about the institution's rows beside those of earlier runs.
    private static func ofCohorts(
        _ word: String,
        _ objection: @escaping @Sendable (Policy, PolicyCase, CohortHistory) -> Objection?
    ) -> PolicyRule {
        PolicyRule(word: word, step: "opening") { policy, matter in
            matter.cohorts.flatMap { objection(policy, matter, $0) }
        }
    }
}
