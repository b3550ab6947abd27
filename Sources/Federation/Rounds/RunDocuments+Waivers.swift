package import Messaging

extension RunDocuments {
    /// What each member waived when it approved the study, in id order; members without waivers are
    /// left out.
    package var memberWaivers: [(member: InstitutionName, waivers: [Waiver])] {
        study.members.compactMap { member in
            guard let envelope = approvals[member.id] else { return nil }
            do {
                let waivers = try StudyApproval(parsing: envelope.payload).waivers
                return waivers.isEmpty ? nil : (member.name, waivers)
            } catch {
                preconditionFailure("A run's approvals are read before it begins: \(error)")
            }
        }
    }
}
