package import Tabular

extension MachineFailure {
    /// The checks that only this field knows, over the canonical views.
    package static let fieldChecks =
        telemetryChecks + stuckChecks + coverageChecks + clockChecks + usageChecks + orderChecks
        + failureChecks

    /// Instants are milliseconds since 1970; ticks of usage are far smaller numbers. No check knows
    /// the axis, so it tells the two by this.
    static let largestTick = 100_000_000

    private static let usageChecks = [
        ShareCheck(
            id: "F14", place: "telemetry.ts", what: "ticks that are left out before the next",
            needs: [ColumnReference("telemetry", "ts"), AssetEvidence.asset],
            rows: """
                (SELECT "ts", lag("ts") OVER (PARTITION BY "asset_id" ORDER BY "ts") AS "previous" \
                FROM (SELECT DISTINCT "asset_id", "ts" FROM "telemetry" WHERE "ts" IS NOT NULL))
                """,
            applies: "\"previous\" IS NOT NULL AND abs(\"ts\") < \(largestTick)",
            fault: "\"ts\" - \"previous\" > 1", limit: ShareLimit(warnAbove: 0, failAbove: nil),
            advice: "check that the export holds every tick; windows count ticks, not rows")
    ]

    private static let orderChecks = [
        ShareCheck(
            id: "F8", place: "failure.failed_at", what: "failures before the asset was installed",
            needs: [
                ColumnReference("failure", "failed_at"), ColumnReference("asset", "installed_at"),
            ],
            rows: withInstallation("failure", "failed_at"),
            applies: "\"failed_at\" IS NOT NULL AND \"installed_at\" IS NOT NULL",
            fault: "\"failed_at\" < \"installed_at\"", limit: rare,
            advice: "check both dates' columns"),
        ShareCheck(
            id: "F8", place: "telemetry.ts", what: "readings before the asset was installed",
            needs: [
                ColumnReference("telemetry", "ts"), ColumnReference("asset", "installed_at"),
                AssetEvidence.asset,
            ],
            rows: withInstallation("telemetry", "ts"),
            applies: "\"ts\" IS NOT NULL AND \"installed_at\" IS NOT NULL",
            fault: "\"ts\" < \"installed_at\"", limit: rare,
            advice: """
                check both dates; an age worked out from the failure is no date of installation
                """),
        ShareCheck(
            id: "F8", place: "failure.restored_at",
            what: "assets that ran again before they failed",
            needs: [
                ColumnReference("failure", "failed_at"), ColumnReference("failure", "restored_at"),
            ],
            rows: "\"failure\"",
            applies: "\"failed_at\" IS NOT NULL AND \"restored_at\" IS NOT NULL",
            fault: "\"restored_at\" < \"failed_at\"", limit: rare,
            advice: "check both dates' columns"),
        ShareCheck(
            id: "F8", place: "failure.failed_at", what: "failures while an earlier one was open",
            needs: [
                ColumnReference("failure", "failed_at"), ColumnReference("failure", "restored_at"),
            ],
            rows: """
                (SELECT "failed_at", max("restored_at") OVER (PARTITION BY "asset_id" \
                ORDER BY "failed_at" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) \
                AS "open_until" FROM "failure" WHERE "failed_at" IS NOT NULL)
                """,
            fault: "coalesce(\"failed_at\" < \"open_until\", 0)", limit: rare,
            advice: "merge orders that belong to one failure"),
    ]

    private static let failureChecks = [
        ShareCheck(
            id: "F11", place: "failure.component_kind",
            what: "failures within a day of a planned replacement of the same component",
            needs: [
                ColumnReference("failure", "failed_at"),
                ColumnReference("failure", "component_kind"),
                ColumnReference("replacement", "replaced_at"),
                ColumnReference("replacement", "planned"),
                ColumnReference("replacement", "component_kind"),
            ],
            rows: "\"failure\" AS f",
            applies: "f.\"failed_at\" IS NOT NULL AND abs(f.\"failed_at\") >= \(largestTick)",
            fault: """
                EXISTS (SELECT 1 FROM "replacement" AS r WHERE r."asset_id" = f."asset_id" \
                AND r."component_kind" = f."component_kind" AND r."planned" = 1 \
                AND abs(r."replaced_at" - f."failed_at") <= 86400000)
                """,
            limit: ShareLimit(warnAbove: 0.2, failAbove: nil),
            advice: """
                is planned work logged as failure? A changed part that still ran is no failure
                """),
        ShareCheck(
            id: "F13", place: "asset.asset_id",
            what: """
                assets without a failure and without a reading that says how far they were watched
                """,
            needs: [
                ColumnReference("failure", "asset_id"), ColumnReference("telemetry", "asset_id"),
            ],
            rows: "\"asset\"",
            fault: """
                "asset_id" NOT IN (SELECT "asset_id" FROM "failure" WHERE "asset_id" IS NOT NULL) \
                AND "asset_id" NOT IN \
                (SELECT "asset_id" FROM "telemetry" WHERE "asset_id" IS NOT NULL)
                """,
            limit: ShareLimit(warnAbove: 0, failAbove: nil),
            advice: "map the asset's readings, or leave the asset out by where"),
    ]

    static let rare = ShareLimit(warnAbove: 0, failAbove: 0.01)

    /// A table's moment beside the installation of its asset. The limit makes SQLite compute the view
    /// of assets once, so that it can look one up in it.
    private static func withInstallation(_ table: String, _ column: String) -> String {
        """
        (SELECT "asset_id", "\(column)" FROM "\(table)" LIMIT -1) \
        JOIN (SELECT "asset_id", "installed_at" FROM "asset" LIMIT -1) USING ("asset_id")
        """
    }
}
