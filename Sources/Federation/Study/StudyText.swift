import Learning
package import Messaging

/// A study rendered for people, with the members it is put to.
package struct StudyText {
    private let study: Study
    private let members: [String]

    package init(_ study: Study) {
        self.study = study
        members = []
    }

    package init(_ publication: StudyPublication, approvals: [NodeID: Envelope]) {
        study = publication.study
        members = publication.members.map { member in
            let state = approvals[member.id] == nil ? "has not approved" : "approved"
            return "  \(member.name.text)  \(member.fingerprint)  \(state)"
        }
    }

    package var text: String {
        var lines = [
            "\(study.name), version \(study.version), domain \(study.domain)", "",
            study.aim, "", "\(target): \(study.targetWords)", "SHA-256 \(study.digest.hex)", "",
            "Features:",
        ]
        lines += study.inputs.map { "  \($0.name): \($0.specification.label)" }
        lines += ["", "Learner: \(learner)", "Recipe: \(recipe)", "Split: \(split)"]
        lines += study.evaluation.alarm.map { ["Alarm: \($0.words)"] } ?? []
        lines += ["Privacy: \(privacy)", "Runs until: \(study.deadlines.until)"]
        if !study.waivers.isEmpty {
            lines += ["", "Waivers:"]
            lines += study.waivers.map { waiver in
                let feature = waiver.feature.map { " \($0)" } ?? ""
                return "  \(waiver.check)\(feature): \(waiver.reason) (\(waiver.who))"
            }
        }
        if !members.isEmpty { lines += ["", "Members:"] + members }
        return lines.joined(separator: "\n")
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
        case .classes(let names): return "Classes \(names.joined(separator: ", "))"
        case .amount(let noun, let unit):
            guard case .amount(let range) = study.targetKind else { return noun }
            let ends = "\(range.lowerBound) to \(range.upperBound)"
            return "\(noun), \(ends)" + (unit.map { " \($0)" } ?? "")
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
            case .column(let column): "by column \(column)"
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
}
