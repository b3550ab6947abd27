import Tabular

/// Features of the field that need events, orders and states together; known by name so that a study
/// is told so.
extension MachineFailure {
    static let laterFeatures: [DomainFeature] = {
        let sums = [
            ("hours_since_restore", "Since the last repair"), ("run_hours", "Hours of running"),
            ("starts_7d", "Starts in 7 days"),
        ]
        let parts = componentKinds.map {
            (
                "hours_since_replacement_\($0)",
                "Since \($0.split(separator: "_").joined(separator: " ")) was changed"
            )
        }
        return (sums + parts).map { name, label in
            DomainFeature(name, .number, label: label, reason: label, availability: .later)
        }
    }()
}
