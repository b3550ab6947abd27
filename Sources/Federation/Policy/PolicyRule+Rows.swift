extension PolicyRule {
    /// What is judged of the institution's own rows before a run is accepted.
    static let ofRows = [memory]

    private static let memory = ofStudy("memory", step: "opening") { policy, matter in
        guard let needed = matter.memoryMiB, needed > policy.memoryMiB else { return nil }
        return Objection(
            says: "The study needs about \(needed) MiB here, the policy gives \(policy.memoryMiB).",
            passes: "Fewer features, fewer folds or \(needed) MiB would pass.")
    }
}
