import Tabular

/// What single readings say: whose they are, whether they stand twice, how good they are.
extension MachineFailure {
    static let telemetryChecks = [
        ShareCheck(
            id: "F1", place: "telemetry.ts",
            what: "moments with two or more readings of one quantity",
            needs: [ColumnReference("telemetry", "ts")],
            rows: """
                (SELECT count(*) AS "copies" FROM "telemetry" WHERE "ts" IS NOT NULL \
                GROUP BY "asset_id", "tag_id", "quantity", "position", "ts")
                """,
            fault: "\"copies\" > 1", limit: ShareLimit(warnAbove: 0, failAbove: 0.05),
            advice: "the one received last counts; look for rows that were exported twice"),
        ShareCheck(
            id: "F1", place: "telemetry.position",
            what: "sensors that read a quantity of an asset while another one does",
            needs: ChannelReadings.needs, rows: sensors,
            fault: "coalesce(\"since\" <= \"until\", 0)",
            limit: ShareLimit(warnAbove: nil, failAbove: 0),
            advice: """
                a feature of the quantity would mix them; map one position or tag of each asset by \
                where, or let the study declare a quantity for each position
                """),
        ShareCheck(
            id: "C2", place: "telemetry.asset_id", what: "readings of no asset",
            needs: [AssetEvidence.asset], rows: "\"telemetry\"", fault: "\"asset_id\" IS NULL",
            limit: rare, advice: "no study sees them; check that every tag has its asset"),
        ShareCheck(
            id: "F4", place: "telemetry.quality", what: "readings that are uncertain or bad",
            needs: [ColumnReference("telemetry", "quality")], rows: "\"telemetry\"",
            applies: "\"quality\" IS NOT NULL", fault: "\"quality\" <> 'good'",
            limit: ShareLimit(warnAbove: 0.1, failAbove: 0.5),
            advice: "they are not learnt; check the sensors and the codes of quality"),
    ]

    /// Each sensor's first reading beside the last one of those that began before it.
    private static let sensors = """
        (SELECT "since", max("last") OVER (PARTITION BY "asset_id", "quantity" ORDER BY "since" \
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "until" FROM \
        (SELECT "asset_id", "quantity", min("ts") AS "since", max("ts") AS "last" FROM "telemetry" \
        WHERE "ts" IS NOT NULL AND "value" IS NOT NULL \
        GROUP BY "asset_id", "quantity", "tag_id", "position"))
        """
}
