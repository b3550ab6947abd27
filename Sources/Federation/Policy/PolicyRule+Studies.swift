extension PolicyRule {
    /// What is judged of a study and its members, when it is put to them and at every start of a run.
    static let ofStudies = [
        aggregations, dropOut, smallestFederation, smallestCell, cells, learners, until,
    ]

    private static let aggregations = ofStudy("aggregations") { policy, matter in
        let asked = matter.study.aggregation
        guard !policy.aggregations.contains(asked) else { return nil }
        return Objection(
            says: "The policy does not allow \(asked.rawValue) aggregation.",
            passes: passing(policy.aggregations.map(\.rawValue), noun: "aggregation"))
    }

    private static let dropOut = ofStudy("drop-out") { policy, matter in
        let asked = matter.study.privacy.dropOut
        guard !policy.dropOuts.contains(asked) else { return nil }
        return Objection(
            says: "The policy does not allow runs that \(asked.rawValue) where a member is silent.",
            passes: passing(policy.dropOuts.map(\.rawValue), noun: "way"))
    }

    private static let smallestFederation = ofStudy("smallest-federation") { policy, matter in
        let counted = matter.members.filter { $0.isConfirmed || !policy.countOnlyConfirmed }
        guard counted.count < policy.smallestFederation else { return nil }
        let missing = policy.smallestFederation - counted.count
        guard policy.countOnlyConfirmed else {
            return Objection(
                says: """
                    The policy asks for \(policy.smallestFederation) members, the run has \
                    \(counted.count).
                    """,
                passes: "\(missing) more would pass.")
        }
        return Objection(
            says: """
                The policy asks for \(policy.smallestFederation) confirmed members; of \
                \(matter.members.count), \(counted.count) are confirmed.
                """,
            passes: "\(missing) more would pass, each compared and confirmed by name.")
    }

    private static let smallestCell = ofStudy("smallest-cell") { policy, matter in
        guard matter.study.privacy.smallestCell < policy.smallestCell else { return nil }
        return Objection(
            says: """
                The policy publishes no cell below \(policy.smallestCell), the study allows \
                \(matter.study.privacy.smallestCell).
                """,
            passes: "A smallestCell of \(policy.smallestCell) would pass.")
    }

    private static let cells = ofStudy("cells") { policy, matter in
        guard policy.cells == .atSource, matter.study.privacy.cells != .atSource else { return nil }
        return Objection(
            says: "The policy hides small cells at their source, the study asks for exact sums.",
            passes: "A study with at-source cells would pass.")
    }

    private static let learners = ofStudy("learners") { policy, matter in
        let asked = matter.study.learner.word
        let allowed = policy.learners.map(\.rawValue)
        guard !allowed.contains(asked) else { return nil }
        return Objection(
            says: "The policy does not allow the learner \(asked).",
            passes: passing(allowed, noun: "learner"))
    }

    private static let until = ofStudy("until", step: "opening") { _, matter in
        guard let day = matter.day, day > matter.study.deadlines.until else { return nil }
        return Objection(
            says: "The study's last day has passed.",
            passes: "A new version with a later deadlines.until would pass.")
    }

    private static func passing(_ words: [String], noun: String) -> String {
        words.isEmpty
            ? "No \(noun) would pass."
            : "The \(noun) \(words.joined(separator: " or ")) would pass."
    }
}
