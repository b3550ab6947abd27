package import Console

/// Institutions whose check failed, so that no model is trained on their rows.
package struct CheckFailure: Error, Hashable {
    package struct Member: Sendable, Hashable {
        package let institution: String
        /// What failed, a line or a few each.
        package let lines: [String]

        package init(institution: String, lines: [String]) {
            self.institution = institution
            self.lines = lines
        }
    }

    package let members: [Member]

    package init(_ members: [Member]) {
        self.members = members
    }
}

extension CheckFailure: CustomStringConvertible {
    package var description: String {
        let findings = members.map { member in
            (["\(member.institution):"] + member.lines).joined(separator: "\n")
        }
        return """
            \(findings.joined(separator: "\n"))
            The check failed at \(members.map(\.institution).joined(separator: ", ")); nothing is \
            trained before it is mended there. Where a feature is known to be honest, a waiver of \
            the study that names check and feature lets it pass.
            """
    }
}

extension CheckFailure: EndsProgram {
    package var exitStatus: ExitStatus { .no }
}
