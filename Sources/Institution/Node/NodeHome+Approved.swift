import Console
package import Federation
package import Messaging

extension NodeHome {
    /// Keeps the policy as it stands, before an approval of the study is signed under it.
    package func keepPolicy(approving study: Digest) throws {
        try folder.write(
            policyBytes ?? Array(#"{"policy": 1}"#.utf8), to: Self.approvedPolicy(study))
    }

    /// What holds in runs of a study: of each rule the stricter one of today's policy and of that
    /// under which the study was approved. Whoever loosens a policy approves again.
    package func policy(inRunsOf study: Digest) throws -> Policy {
        let file = Self.approvedPolicy(study)
        guard folder.exists(file) else { return policy }
        return policy.stricter(with: try Policy(parsing: folder.read(file)))
    }

    private static func approvedPolicy(_ study: Digest) -> String {
        "federation/policy-\(study.hex).json"
    }
}
