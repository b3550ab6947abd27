package import Federation
package import Messaging

/// What an institution's policy says of one study put to members: before it is approved, when a run
/// of it opens, and of each question.
package struct RunPolicy: Sendable {
    private let policy: Policy
    private let study: Study
    private let members: [PolicyCase.Member]
    private let day: String?
    private let now: @Sendable () -> UInt64

    /// - Parameters:
    ///   - day: today, `YYYY-MM-DD`; nil where the run began in time.
    ///   - now: Unix time in milliseconds.
    package init(
        _ policy: Policy, study: Study, members: [PolicyCase.Member], day: String?,
        now: @escaping @Sendable () -> UInt64
    ) {
        self.policy = policy
        self.study = study
        self.members = members
        self.day = day
        self.now = now
    }

    package var memberIDs: Set<NodeID> { Set(members.map(\.id)) }

    private var matter: PolicyCase {
        PolicyCase(study: study, members: members, day: day, nowMilliseconds: now())
    }

    /// Why the study is not taken part in, before any row of it is read.
    package var refusal: Refusal? { policy.decision(on: matter).refusal }

    /// Why the study's rows are not read.
    package func refusal(mebibytes: Int) -> Refusal? {
        var matter = matter
        matter.memoryMiB = mebibytes
        return policy.decision(on: matter).refusal
    }

    /// Why the study is not answered from these rows.
    package func refusal(of cohorts: CohortHistory) -> Refusal? {
        var matter = matter
        matter.cohorts = cohorts
        return policy.decision(on: matter).refusal
    }

    package func decision(
        on question: PolicyCase.Asked, cohorts: CohortHistory? = nil
    ) -> Decision {
        var matter = matter
        matter.cohorts = cohorts
        matter.question = question
        return policy.decision(on: matter)
    }
}
