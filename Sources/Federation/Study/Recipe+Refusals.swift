import Documents
import Learning

extension Recipe {
    /// Refuses steps in a wrong order, and steps that name a feature they can't take.
    func refuseContradictions(
        inputs: [FeatureSpecification], learner: Learner, in root: DocumentReader
    ) throws(DocumentError) {
        try refuseOrder(in: root)
        for (index, step) in steps.enumerated() {
            try refuseNames(of: step, inputs: inputs, in: root)
            try refuseRivals(of: step, at: index, inputs: inputs, in: root)
            if case .woe = step.transform, !learner.predictsEvent {
                throw root.failure(
                    "recipe", expected: "woe only where the target is an event", found: "woe")
            }
        }
    }

    private func refuseOrder(in root: DocumentReader) throws(DocumentError) {
        for (step, next) in zip(steps, steps.dropFirst()) where next.place < step.place {
            throw root.failure(
                "recipe",
                expected: """
                    clip or winsorise, log, bins or woe or impute, spline, one-hot, standardise, \
                    in this order
                    """, found: "\(next.name) after \(step.name)")
        }
    }

    private func refuseNames(
        of step: RecipeStep, inputs: [FeatureSpecification], in root: DocumentReader
    ) throws(DocumentError) {
        for name in step.features ?? [] {
            guard let feature = inputs.first(where: { $0.name == name }) else {
                throw root.failure(
                    "recipe", expected: "\(step.name) of features of role feature", found: name)
            }
            if let need = step.need(unmetBy: feature) {
                throw root.failure("recipe", expected: need, found: name)
            }
            let plan = plan(for: feature)
            let isBinned = plan.cells != nil || plan.weights != nil
            if isBinned, step.place == .curve || step.place == .levels {
                throw root.failure(
                    "recipe", expected: "\(step.name) of features without bins and woe",
                    found: name)
            }
        }
    }

    /// A feature goes through one step of each place, and a step stands once.
    private func refuseRivals(
        of step: RecipeStep, at index: Int, inputs: [FeatureSpecification],
        in root: DocumentReader
    ) throws(DocumentError) {
        let rivals = steps[..<index].filter { $0.place == step.place }
        for other in rivals {
            let both = (step.features ?? []).first { (other.features ?? []).contains($0) }
            if let both {
                throw root.failure(
                    "recipe", expected: "\(both) in one of \(other.name) and \(step.name)",
                    found: "both")
            }
            if step.features == nil, other.features == nil, step.name == other.name {
                throw root.failure(
                    "recipe", expected: "\(step.name) for all features once", found: "twice")
            }
        }
        if !rivals.isEmpty, !inputs.contains(where: { takes(step, $0) }) {
            throw root.failure(
                "recipe",
                expected: "\(step.name) of features that no other step of its place takes",
                found: "none")
        }
    }
}
