import Tabular

/// The tables that decide about an asset's targets, and what they say.
enum AssetEvidence {
    static let asset = ColumnReference("telemetry", "asset_id")

    static let tables = [
        table("failure", ["failed_at", "restored_at", "component_kind"]),
        table("replacement", ["replaced_at", "planned", "component_kind"]),
        table("operating_state", ["from_at", "to_at", "state"]),
        EvidenceTable(
            "telemetry", group: "asset_id", equals: asset, columns: ["ts"], takesLargest: true),
    ]

    private static func table(_ name: String, _ columns: [String]) -> EvidenceTable {
        EvidenceTable(name, group: "asset_id", equals: asset, columns: columns)
    }

    /// What an institution need not hold: everything but the failures' asset and moment, and the
    /// states where a target counts hours of running.
    static func optional(needsRuns: Bool) -> [ColumnReference] {
        let always = [
            ColumnReference("failure", "restored_at"), ColumnReference("failure", "component_kind"),
        ]
        let held = tables.filter {
            $0.table == "replacement" || ($0.table == "operating_state" && !needsRuns)
        }
        return always
            + held.flatMap { table in
                ([table.group] + table.columns).map { ColumnReference(table.table, $0) }
            }
    }
}

extension AssetRecord {
    /// The record of an observation's asset. Rows without a moment say nothing.
    ///
    /// It ends where the institution says that its extract does, and else with the last reading.
    init(_ evidence: Evidence) {
        let failures = evidence[0].compactMap { cells in
            cells.moment(0).map {
                Failure(failedAt: $0, restoredAt: cells.moment(1), component: cells.word(2))
            }
        }
        let replacements = evidence[1].compactMap { cells -> Replacement? in
            guard cells.number(1) == 1 else { return nil }
            return cells.moment(0).map { Replacement(replacedAt: $0, component: cells.word(2)) }
        }
        let states = evidence[2]
        let runs = states.compactMap { cells -> Run? in
            guard cells.word(2) == "run" else { return nil }
            return cells.moment(0).map { Run(from: $0, to: cells.moment(1)) }
        }
        self.init(
            failures: failures, replacements: replacements, runs: states.isEmpty ? nil : runs,
            end: evidence.completeUntil.map { $0 - 1 } ?? evidence[3].first?.moment(0))
    }
}
