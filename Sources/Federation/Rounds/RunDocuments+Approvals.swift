package import Messaging

extension RunDocuments {
    /// What each member signed when it approved the study, in id order.
    package var memberApprovals: [(member: InstitutionName, approval: StudyApproval)] {
        study.members.compactMap { member in
            guard let envelope = approvals[member.id] else { return nil }
            do {
                return (member.name, try StudyApproval(parsing: envelope.payload))
            } catch {
                preconditionFailure("A run's approvals are read before it begins: \(error)")
            }
        }
    }

    /// What each member waived; members without waivers are left out.
    package var memberWaivers: [(member: InstitutionName, waivers: [Waiver])] {
        memberApprovals.filter { !$0.approval.waivers.isEmpty }
            .map { ($0.member, $0.approval.waivers) }
    }
}
