import Tabular

extension MachineFailure {
    /// F3: the share of a month, and of a whole record, for which the readings of a channel speak.
    ///
    /// A reading speaks for three expected intervals at most. Months are cut to the channel's own
    /// record, and parts of less than a day say nothing; on an axis of usage there are none.
    static let coverageChecks = [
        coverage(
            "months of a channel covered for less than 80 %", "\"covered\" < 0.8 * \"length\"",
            ShareLimit(warnAbove: 0, failAbove: nil)),
        coverage(
            "months of a channel whose whole record is covered for less than 20 %",
            "\"coveredInAll\" < 0.2 * \"lengthInAll\"",
            ShareLimit(warnAbove: nil, failAbove: 0)),
    ]

    private static func coverage(
        _ what: String, _ fault: String, _ limit: ShareLimit
    ) -> ShareCheck {
        ShareCheck(
            id: "F3", place: "telemetry.ts", what: what, needs: ChannelReadings.needs,
            rows: coveredMonths, applies: "\"length\" >= 86400000", fault: fault, limit: limit,
            advice: """
                look for outages of the sensor and gaps of the export; a tag that reports on change \
                only needs the longest time between its reports as expected_interval_s
                """)
    }

    /// A row for each month in which a channel was recorded: its length and how much of it is covered,
    /// and the same of the channel's whole record, in milliseconds.
    private static let coveredMonths = """
        (WITH RECURSIVE \(ChannelReadings.tables),
        "months" AS (
          SELECT strftime('%Y-%m', min("since") / 1000, 'unixepoch') AS "month",
            max("until") AS "end"
          FROM "channels" WHERE "since" >= \(largestTick)
          UNION ALL
          SELECT strftime('%Y-%m', "month" || '-01', '+1 month'), "end" FROM "months"
          WHERE \(monthEnd) < "end"),
        "covered" AS (
          SELECT "channel", strftime('%Y-%m', "ts" / 1000, 'unixepoch') AS "month",
            sum(min("gap", 3 * "interval")) AS "covered"
          FROM "readings" JOIN "channels" USING ("channel") GROUP BY 1, 2)
        SELECT "length", "covered", sum("length") OVER "whole" AS "lengthInAll",
          sum("covered") OVER "whole" AS "coveredInAll"
        FROM (
          SELECT "channel", coalesce("covered", 0) AS "covered",
            min("until", \(monthEnd)) - max("since", \(monthStart)) AS "length"
          FROM "channels" JOIN "months" ON "since" < \(monthEnd) AND "until" > \(monthStart)
          LEFT JOIN "covered" USING ("channel", "month"))
        WINDOW "whole" AS (PARTITION BY "channel"))
        """

    private static let monthStart = "(1000 * strftime('%s', \"month\" || '-01'))"
    private static let monthEnd = "(1000 * strftime('%s', \"month\" || '-01', '+1 month'))"
}
