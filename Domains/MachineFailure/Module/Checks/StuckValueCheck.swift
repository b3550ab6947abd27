import Tabular

extension MachineFailure {
    /// F2: a sensor that says the same, to the last bit, for over 20 expected intervals while its asset
    /// runs.
    ///
    /// A coarse sensor repeats itself honestly, and one that hardly ever moves is M3's; so a stretch
    /// counts only where the channel has 20 other readings and changes with every second of them. Where an asset's states are
    /// not recorded it counts as running.
    static let stuckChecks = [
        stuck(over: 1, limit: ShareLimit(warnAbove: 0, failAbove: nil)),
        stuck(over: 30, limit: ShareLimit(warnAbove: nil, failAbove: 0)),
    ]

    private static func stuck(over percent: Int, limit: ShareLimit) -> ShareCheck {
        ShareCheck(
            id: "F2", place: "telemetry.value",
            what: "channels stuck for over \(percent) % of the time that their asset ran",
            needs: ChannelReadings.needs, rows: stuckChannels, applies: "\"ran\" > 0",
            fault: "(\"isMoving\" AND 100 * \"stuck\" > \(percent) * \"ran\")", limit: limit,
            advice: """
                mend the sensor, or leave its readings out by where; map operating_state, so that \
                the time in which an asset stands does not count
                """)
    }

    /// A row for each channel: how long its asset ran, and how long the channel was stuck meanwhile.
    private static let stuckChannels = """
        (WITH \(ChannelReadings.tables),
        "runs" AS MATERIALIZED (
          SELECT "asset_id", "from_at", "to_at" FROM "operating_state" WHERE "state" = 'run'),
        "stretches" AS (
          SELECT "channel", min("ts" - "gap") AS "since", max("ts") AS "until",
            count(*) + 1 AS "count"
          FROM (
            SELECT "channel", "ts", "gap", "place"
              - row_number() OVER (PARTITION BY "channel" ORDER BY "place") AS "stretch"
            FROM "readings" WHERE "repeats")
          GROUP BY "channel", "stretch"),
        "stuck" AS (
          SELECT "channel", sum("count") AS "readings", count(*) AS "stretches",
            sum("ran") AS "stuck"
          FROM (
            SELECT s."channel", s."count", "interval", \(running("s")) AS "ran"
            FROM "stretches" AS s JOIN "channels" AS c USING ("channel")
            WHERE s."until" - s."since" > 20 * "interval")
          WHERE "ran" > 20 * "interval" GROUP BY "channel")
        SELECT "ran", "stuck", "others" >= 20 AND 2 * "moves" >= "others" AS "isMoving"
        FROM (
          SELECT \(running("c")) AS "ran", coalesce("stuck", 0) AS "stuck",
            "count" - "repeats" - coalesce("stretches", 0) AS "moves",
            "count" - coalesce("readings", 0) AS "others"
          FROM "channels" AS c LEFT JOIN "stuck" USING ("channel")))
        """

    /// How long the asset of `c` ran between the `since` and the `until` of a span.
    private static func running(_ span: String) -> String {
        """
        CASE WHEN c."asset_id" IN (SELECT "asset_id" FROM "operating_state") THEN (
          SELECT coalesce(sum(min(coalesce("to_at", \(span)."until"), \(span)."until")
            - max("from_at", \(span)."since")), 0)
          FROM "runs" WHERE "runs"."asset_id" = c."asset_id" AND "from_at" < \(span)."until"
            AND coalesce("to_at", \(span)."until") > \(span)."since")
        ELSE \(span)."until" - \(span)."since" END
        """
    }
}
