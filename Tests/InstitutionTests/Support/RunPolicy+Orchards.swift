import Federation
import FederationTesting
import Institution
import Messaging

extension RunPolicy {
    /// The standard policy's word on a study put to three members, on the fixture's day.
    static func ofOrchards(_ study: Study) throws -> RunPolicy {
        let members = try FederationFixture().institutions.map {
            PolicyCase.Member(id: $0.id, isConfirmed: false)
        }
        return RunPolicy(
            .standard, study: study, members: members, day: nil,
            now: { FederationFixture.now })
    }
}
