package import Federation

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

    private var matter: PolicyCase {
        PolicyCase(study: study, members: members, day: day, nowMilliseconds: now())
    }

    /// Why the study is not taken part in, before any row of it is read.
    package var refusal: Refusal? { policy.decision(on: matter).refusal }

    package func decision(on question: PolicyCase.Asked) -> Decision {
        var matter = matter
        matter.question = question
        return policy.decision(on: matter)
    }
}
