import Tabular

/// The readings of each channel in their order, as the tables that a check's SQL begins with.
///
/// A channel is what one sensor says of one asset: its readings of one quantity, by one tag and at one
/// position. Only good readings count. SQLite sorts a long telemetry in files of its own.
enum ChannelReadings {
    static let needs = [
        ColumnReference("telemetry", "value"), ColumnReference("telemetry", "ts"),
        AssetEvidence.asset,
    ]

    /// `readings`: each with the time since the one before it and whether it repeats its value to the
    /// last bit. `channels`: each with its ends, its counts, and how often a reading is expected: as its
    /// tag says, or else as its readings mostly come, by the median.
    static let tables = """
        "readings" AS MATERIALIZED (
          SELECT json_array("asset_id", "tag_id", "quantity", "position") AS "channel",
            "asset_id", "tag_id", "ts", row_number() OVER "course" AS "place",
            "ts" - lag("ts") OVER "course" AS "gap",
            "value" IS lag("value") OVER "course" AS "repeats"
          FROM "telemetry"
          WHERE "value" IS NOT NULL AND "ts" IS NOT NULL AND coalesce("quality", 'good') = 'good'
          WINDOW "course" AS (
            PARTITION BY "asset_id", "tag_id", "quantity", "position" ORDER BY "ts")),
        "channels" AS MATERIALIZED (
          SELECT "channel", "asset_id", "since", "until", "count", "repeats",
            coalesce(CASE WHEN abs("since") >= \(MachineFailure.largestTick)
              THEN "expected_interval_s" * 1000 END, "gap") AS "interval"
          FROM (
            SELECT "channel", "asset_id", "tag_id", "gap",
              row_number() OVER (PARTITION BY "channel" ORDER BY "gap") AS "rank",
              count(*) OVER "whole" AS "count", sum("repeats") OVER "whole" AS "repeats",
              min("ts") OVER "whole" AS "since", max("ts") OVER "whole" AS "until"
            FROM "readings" WINDOW "whole" AS (PARTITION BY "channel"))
          LEFT JOIN (SELECT "tag_id", "expected_interval_s" FROM "tag" LIMIT -1) USING ("tag_id")
          WHERE "rank" = "count" / 2 + 1 AND "gap" > 0)
        """
}
