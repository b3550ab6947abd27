import Documents
import Learning
import Messaging

/// A study rendered for people, with the members it is put to.
package struct StudyText {
    private let study: Study
    private let members: [String]
    private let membersTitle: String

    package init(_ study: Study) {
        self.study = study
        members = []
        membersTitle = ""
    }

    /// With what each member said, in id order.
    ///
    /// - Parameter confirmed: how many of them the reader compared fingerprints with; nil for a
    ///   reader that is none of them.
    package init(_ proposal: FederationLog.Proposal, confirmed: Int? = nil) {
        study = proposal.study
        members = proposal.publication.members.flatMap { member in
            Self.lines(of: member, in: proposal)
        }
        let count = proposal.publication.members.count
        membersTitle = "Members: \(count)" + (confirmed.map { ", \($0) confirmed by you" } ?? "")
    }

    private static func lines(
        of member: StudyPublication.Member, in proposal: FederationLog.Proposal
    ) -> [String] {
        let decline = proposal.declines[member.id]
        let approval = proposal.approvals[member.id]
        let state =
            decline.map { "declined: \(sentence($0.reason))" }
            ?? (approval == nil ? "has not approved" : "approved")
        let signed = approval.flatMap { try? StudyApproval(parsing: $0.payload) }
        return ["  \(member.name.text)  \(member.fingerprint)  \(state)"]
            + (signed?.waivers ?? []).map {
                "    waives \(foreign: $0.check): \(sentence($0.reason))"
            }
    }

    package var text: String {
        var lines = [
            "\(foreign: study.name), version \(study.version), domain \(foreign: study.domain)", "",
            Self.sentence(study.aim), "",
            "\(target): \(Self.sentence(study.targetWords))",
            "SHA-256 \(study.digest.hex)", "",
            "Features:",
        ]
        lines += study.inputs.map {
            "  \(foreign: $0.name): \(Self.sentence($0.specification.label))"
        }
        lines += ["", "Learner: \(learner)", "Recipe: \(recipe)", "Split: \(split)"]
        lines += study.evaluation.alarm.map { ["Alarm: \($0.words)"] } ?? []
        lines += ["Privacy: \(privacy)", "Cells: \(cells)", "Runs until: \(study.deadlines.until)"]
        if !study.waivers.isEmpty {
            lines += ["", "Waivers:"]
            lines += study.waivers.map { waiver in
                let feature = waiver.feature.map { " \(foreign: $0)" } ?? ""
                let reason = "\(Self.sentence(waiver.reason)) (\(foreign: waiver.who))"
                return "  \(foreign: waiver.check)\(feature): \(reason)"
            }
        }
        if !members.isEmpty { lines += ["", membersTitle] + members }
        return lines.joined(separator: "\n")
    }

    /// What the study's author or a member wrote, in one line.
    private static func sentence(_ text: String) -> String {
        ForeignText.shown(text, atMost: 4096)
    }

    private var learner: String {
        switch study.learner {
        case .newton(let settings): "logistic, ridge \(settings.ridge), Newton's method"
        case .averaging(let settings):
            "logistic, ridge \(settings.ridge), averaging over \(settings.rounds) rounds"
        case .multinomial(let settings):
            "multinomial, ridge \(settings.ridge), Newton's method"
        case .gaussian(let ridge): "gaussian, ridge \(ridge), least squares"
        }
    }

    private var target: String {
        switch study.terms.outcome {
        case .event: return "Event"
        case .classes(let names): return "Classes \(foreign: names)"
        case .amount(let noun, let unit):
            guard case .amount(let range) = study.targetKind else { return "\(foreign: noun)" }
            let ends = "\(range.lowerBound) to \(range.upperBound)"
            return "\(foreign: noun), \(ends)" + (unit.map { " \(foreign: $0)" } ?? "")
        }
    }

    private var recipe: String {
        study.recipe.steps.map(\.words).joined(separator: " → ")
    }

    private var split: String {
        let kind =
            switch study.split.kind {
            case .hash(let holdout): "hash of the entity, \(holdout) of 1000 held out"
            case .time(let date, let purge, let holdout):
                "by time, hold-out from \(date), \(purge) days purged"
                    + (holdout.map { ", and by hash of the entity, \($0) of 1000" } ?? "")
            case .column(let column): "by column \(foreign: column)"
            case .folds(let folds):
                "\(folds) folds by hash of the entity; every row is held out once"
            }
        guard study.split.folds == nil else { return kind }
        return "\(kind); \(study.split.validation) of 1000 for validation"
    }

    private var privacy: String {
        """
        masked sums over at least \(study.privacy.smallestFederation) members, all of whom must \
        answer; nothing published below \(study.privacy.smallestCell) rows
        """
    }

    /// Which of the regimes for small cells holds.
    private var cells: String {
        let smallest = study.privacy.smallestCell
        return switch study.privacy.cells {
        case .exact:
            """
            exact: members and coordinator see sums as they are, totals below \(smallest) \
            included; reports and exports don't. No noise is added.
            """
        case .atSource:
            """
            at source: every table's cells are 0 or at least \(smallest) at each member, for \
            everybody. No noise is added.
            """
        }
    }
}
