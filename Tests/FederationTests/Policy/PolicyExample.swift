import Documents
import Federation
import FederationTesting
import Testing

/// A policy and a case of which a test changes what one rule looks at.
struct PolicyExample: Sendable {
    var policy = #"{"policy": 1}"#
    var fixture = StudyFixture().setting("privacy.smallestCell", to: 10)
    var members = 3
    var confirmed = 0
    var day: String?
    var now = FederationFixture.now
    var memoryMiB: Int?
    var cohorts: CohortHistory?
    var question: PolicyCase.Asked?

    func changed(_ change: (inout PolicyExample) -> Void) -> PolicyExample {
        var example = self
        change(&example)
        return example
    }

    var decision: Decision {
        get throws {
            let nodes = try FederationFixture(institutions: members).institutions
            var matter = PolicyCase(
                study: try fixture.study(),
                members: nodes.enumerated().map {
                    PolicyCase.Member(id: $1.id, isConfirmed: $0 < confirmed)
                }, day: day, nowMilliseconds: now)
            matter.memoryMiB = memoryMiB
            matter.cohorts = cohorts
            matter.question = question
            return try Policy(parsing: Array(policy.utf8)).decision(on: matter)
        }
    }
}
