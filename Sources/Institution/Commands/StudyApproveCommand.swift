import ArgumentParser
import Console
import Documents
import Federation
import Messaging
import Tabular

struct StudyApproveCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "approve",
            abstract: "Check the study against the own data and policy, and sign it.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Argument(help: "Its name; default: the one that waits.") var study: String?
    @Option(help: "A check that warns and is accepted; repeat for more.") var waive: [String] = []
    @Option(help: "Why the waived checks are accepted.") var reason: String?
    @Option(help: "Why members may differ in one from those of an earlier run; all members see it.")
    var acceptDifference: String?

    func run() async throws {
        try await ending {
            try await options.connected { try await approve(through: $0) }
        }
    }

    private func approve(through node: ConnectedNode) async throws {
        let home = node.home
        let proposal = try await node.proposal(study)
        let waivers = try waivers(home)
        let policy = try policy(on: proposal, home)
        try await decline(proposal, of: node, because: policy.refusal)
        let data = try home.data(of: Field.self)
        try await decline(
            proposal, of: node,
            because: policy.refusal(mebibytes: data.mebibytes(proposal.study)))
        try check(proposal.study, data, waivers)
        try refuse(policy.refusal(of: cohorts(proposal.study, data, policy, home)))
        let certificate = try certificate(proposal.study, data)
        let approval = StudyApproval(
            study: proposal.study.digest, waivers: waivers, timeTravel: certificate)
        try home.keepPolicy(approving: proposal.study.digest)
        try await node.federation.decide(
            .studyApproval, payload: approval.payload, on: proposal,
            summary: "approves \(proposal.study.name) version \(proposal.study.version)",
            me: home.id, keys: home.keys.ring, transport: node.transport,
            nowMilliseconds: WallClock.milliseconds())
        Terminal.say(
            "Approved \(proposal.study.name), version \(proposal.study.version), "
                + "SHA-256 \(proposal.study.digest.hex.prefix(16))….")
    }

    private func waivers(_ home: NodeHome) throws -> [Waiver] {
        let who = home.configuration.name.text
        let difference = acceptDifference.map {
            Waiver(check: CohortHistory.waiver, reason: $0, who: who)
        }
        guard !waive.isEmpty else { return [difference].compactMap(\.self) }
        guard let reason else {
            throw Failure(.usage, "--waive needs --reason: why are these warnings accepted?")
        }
        return waive.map { Waiver(check: $0, reason: reason, who: who) }
            + [difference].compactMap(\.self)
    }

    private func cohorts(
        _ study: Study, _ data: InstitutionData, _ policy: RunPolicy, _ home: NodeHome
    ) throws -> CohortHistory {
        let rows = try StudyRows(
            data, study: study, institution: home.configuration.name.text,
            threads: home.policy.cores)
        return CohortHistory(
            own: try home.cohort(rows, members: policy.memberIDs),
            earlier: try home.ledger().answeredCohorts(),
            acceptsMemberDifference: acceptDifference != nil)
    }

    private func policy(
        on proposal: FederationLog.Proposal, _ home: NodeHome
    ) throws -> RunPolicy {
        RunPolicy(
            home.policy, study: proposal.study,
            members: try home.policyMembers(
                proposal.publication, me: home.id),
            day: WallClock.day(milliseconds: WallClock.milliseconds()),
            now: WallClock.milliseconds)
    }

    /// What the policy forbids is declined, signed, so that everybody can read which rule it was and
    /// what would pass.
    private func decline(
        _ proposal: FederationLog.Proposal, of node: ConnectedNode, because refusal: Refusal?
    ) async throws {
        guard let refusal else { return }
        try await node.decline(proposal, reason: "Rule \(refusal.rule): \(refusal.text)")
        throw Failure(
            .forbidden, "Rule \(refusal.rule): \(refusal.text) The study was declined, signed.")
    }

    /// What rows or another approval can mend is said to the approving person alone.
    private func refuse(_ refusal: Refusal?) throws(Failure) {
        guard let refusal else { return }
        throw Failure(
            .forbidden, "Rule \(refusal.rule): \(refusal.text) Nothing is signed.")
    }

    /// The signed result of the time-travel check; a failure is never signed.
    private func certificate(
        _ study: Study, _ data: InstitutionData
    ) throws -> TimeTravelCertificate {
        let result = try data.timeTravel(study)
        Terminal.say("Time travel: \(result)")
        let verdict: TimeTravelCertificate.Verdict
        switch result.verdict {
        case .pass: verdict = .pass
        case .notMeasured: verdict = .notMeasured
        case .fail:
            throw Failure(.no, "A feature knows what came later; nothing is signed.")
        }
        return TimeTravelCertificate(
            mapping: data.mappingDigest, verdict: verdict, rows: result.rows,
            tables: result.tables, seed: result.seed, attested: result.attested)
    }

    private func check(_ study: Study, _ data: InstitutionData, _ waivers: [Waiver]) throws {
        let report = try data.check(study).waived(by: waivers.map { QualityWaiver($0) })
        let lines = report.openLines.joined(separator: "\n")
        guard !report.isBlocked else {
            throw Failure(.no, "\(lines)\nThe check failed; nothing is signed.")
        }
        guard report.warnings.isEmpty else {
            let list = report.warnings.map { "--waive \($0)" }.joined(separator: " ")
            throw Failure(
                .no, "\(lines)\nThese warnings need a waiver: \(list) --reason \"…\"")
        }
    }
}
