import Tabular

extension Diagnosis {
    /// H5: an analyte whose median moves from one month to the next, as when an analyser is
    /// replaced.
    ///
    /// Counted are pairs of months with 50 results each. A pair steps when its medians are over
    /// half a deviation apart, a factor of 1.3, and four standard errors, so that chance makes
    /// none. The deviation is the earlier month's quartile range ÷ 1.349, which few high values
    /// don't stretch; a median's standard error is 1.2533 deviations ÷ √results.
    static let analyserSteps = ShareCheck(
        id: "H5", place: "measurement.value_as_number",
        what: "months into which the median steps",
        needs: columns(
            "measurement", ["analyte", "measurement_datetime", "value_as_number"]),
        rows: """
            (SELECT "analyte", "month", "median", "results", \
            lag("month") OVER "earlier" AS "month before", \
            lag("median") OVER "earlier" AS "median before", \
            lag("results") OVER "earlier" AS "results before", \
            lag("range") OVER "earlier" / 1.349 AS "deviation" \
            FROM \(medians) WINDOW "earlier" AS (PARTITION BY "analyte" ORDER BY "month"))
            """,
        applies: "\"month\" = \"month before\" + 1", fault: isStep, by: "\"analyte\"",
        limit: ShareLimit(warnAbove: 0, failAbove: nil),
        advice: "a new analyser, method or unit? ask the laboratory, and read the mapping")

    private static let isStep = """
        abs("median" - "median before") > 0.5 * "deviation" \
        AND max("median", "median before") > 1.3 * min("median", "median before") \
        AND ("median" - "median before") * ("median" - "median before") \
        > 25.133 * "deviation" * "deviation" * (1.0 / "results" + 1.0 / "results before")
        """

    /// Of each analyte of the standard table and each month the median and the range of quartiles.
    private static let medians = """
        (SELECT "analyte", "month", "results", \
        avg(CASE WHEN "place" IN (("results" + 1) / 2, ("results" + 2) / 2) THEN "value" END) \
        AS "median", max(CASE WHEN "place" = (3 * "results" + 3) / 4 THEN "value" END) \
        - max(CASE WHEN "place" = ("results" + 3) / 4 THEN "value" END) AS "range" \
        FROM (SELECT "analyte", "month", "value", \
        row_number() OVER (PARTITION BY "analyte", "month" ORDER BY "value") AS "place", \
        count(*) OVER (PARTITION BY "analyte", "month") AS "results" FROM \
        (SELECT "analyte", \(month(of: "measurement_datetime")) AS "month", \
        "value_as_number" AS "value" FROM "measurement" WHERE "value_as_number" IS NOT NULL \
        AND "measurement_datetime" IS NOT NULL AND "analyte" IN (\(analyteWords)))) \
        WHERE "results" >= 50 GROUP BY "analyte", "month")
        """

    private static let analyteWords = measures.map { "'\($0.name)'" }.joined(separator: ", ")
}
