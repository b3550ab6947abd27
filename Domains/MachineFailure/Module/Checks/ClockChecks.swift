import Tabular

/// What the two times of a reading, and the hours of a local clock, say about clocks.
extension MachineFailure {
    static let clockChecks =
        [
            clock(
                "is fast, or steps by over a minute", "\"delay\" < 0 OR \"step\" > 60000",
                .init(warnAbove: 0, failAbove: nil)
            ),
            clock(
                "is fast or steps by over an hour", "\"delay\" < -3600000 OR \"step\" > 3600000",
                .init(warnAbove: nil, failAbove: 0)),
        ]
        + [
            ColumnReference("telemetry", "ts"), ColumnReference("event", "ts"),
            ColumnReference("failure", "failed_at"), ColumnReference("operating_state", "from_at"),
        ].map(localHours)

    /// F5: days on which the median time from reading to receipt is negative, or steps.
    ///
    /// Late data raise the median of a day and let it fall again; the clock of a source stays wrong. So
    /// a step counts only where the days before and after it agree that there was one, and none into
    /// the last day.
    private static func clock(
        _ found: String, _ fault: String, _ limit: ShareLimit
    ) -> ShareCheck {
        ShareCheck(
            id: "F5", place: "telemetry.received_at",
            what: "days of an asset whose clock \(found)",
            needs: [
                ColumnReference("telemetry", "received_at"), ColumnReference("telemetry", "ts"),
                AssetEvidence.asset,
            ],
            rows: delays, fault: "(\(fault))", limit: limit,
            advice: """
                look at the clock of the source and the zone of ts; correct a known error in a \
                local view
                """)
    }

    /// A row for each asset and day: the median delay of its readings, and by how much it stepped
    /// from the day before, in milliseconds.
    private static let delays = """
        (SELECT "delay", coalesce(min(
            abs("delay" - lag("delay") OVER "days"),
            abs("delay" - coalesce(lag("delay", 2) OVER "days", lag("delay") OVER "days")),
            abs(lead("delay") OVER "days" - lag("delay") OVER "days")), 0) AS "step"
        FROM (
          SELECT "asset_id", "ts" / 86400000 AS "day", "received_at" - "ts" AS "delay",
            row_number() OVER (
              PARTITION BY "asset_id", "ts" / 86400000 ORDER BY "received_at" - "ts") AS "place",
            count(*) OVER (PARTITION BY "asset_id", "ts" / 86400000) AS "count"
          FROM "telemetry" WHERE "received_at" IS NOT NULL AND "ts" >= \(largestTick))
        WHERE "place" = ("count" + 1) / 2
        WINDOW "days" AS (PARTITION BY "asset_id" ORDER BY "day"))
        """

    /// F6: local times that no reading of the clock resolves.
    private static func localHours(_ time: ColumnReference) -> ShareCheck {
        let state = "\"\(time.column)__state\""
        return ShareCheck(
            id: "F6", place: time.description,
            what: "local times in an hour that clocks repeat or leave out", needs: [time],
            states: [time], rows: "\"\(time.table)\"",
            applies: "(\"\(time.column)\" IS NOT NULL OR \(state) <> 'missing')",
            fault: "\(state) IN ('ambiguous', 'skipped')",
            limit: ShareLimit(warnAbove: 0, failAbove: 0.001),
            advice: """
                map received_at, which tells the two readings of a repeated hour apart; a time that \
                clocks left out is of another zone
                """)
    }
}
