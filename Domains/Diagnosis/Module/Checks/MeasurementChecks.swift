import Tabular

extension Diagnosis {
    static let measurementChecks = [analyserSteps, methodChanges, mixedTroponins, lostSigns]

    private static let methodChanges = ShareCheck(
        id: "H6", place: "measurement.method", what: "analytes with more than one method",
        needs: columns("measurement", ["analyte", "method"]),
        rows: """
            (SELECT "analyte", count(DISTINCT "method") AS "methods" FROM "measurement" \
            WHERE "analyte" IS NOT NULL AND "method" IS NOT NULL GROUP BY "analyte")
            """,
        fault: "\"methods\" > 1", limit: ShareLimit(warnAbove: 0, failAbove: nil),
        advice: "compare the analyte before and after; a new method moves its values")

    /// Two proteins, whose values are never merged.
    private static let mixedTroponins = ShareCheck(
        id: "H6", place: "measurement.analyte",
        what: "a troponin whose method names the other troponin",
        needs: columns("measurement", ["analyte", "method"]), rows: "\"measurement\"",
        applies: "\"analyte\" IN ('troponin_t', 'troponin_i') AND \"method\" IS NOT NULL",
        fault: """
            CASE "analyte" WHEN 'troponin_t' \
            THEN upper("method") LIKE '%TNI%' OR upper("method") LIKE '%TROPONIN I%' \
            ELSE upper("method") LIKE '%TNT%' OR upper("method") LIKE '%TROPONIN T%' END
            """,
        limit: ShareLimit(warnAbove: 0, failAbove: nil),
        advice: "map troponin T and I to two analytes")

    /// A laboratory that writes its limit in place of what lies below it piles values up there: ten
    /// times as many at the lowest value as on average at the five next, and no `<` anywhere. No
    /// method has its limit at zero.
    private static let lostSigns = ShareCheck(
        id: "H11", place: "measurement.operator",
        what: "analytes that pile up at their lowest value, without a single sign",
        needs: columns("measurement", ["analyte", "value_as_number", "operator"]),
        rows: """
            (SELECT "analyte", min("value") AS "limit", \
            max(CASE "place" WHEN 1 THEN "count" END) AS "lowest", \
            avg(CASE WHEN "place" BETWEEN 2 AND 6 THEN "count" END) AS "next", \
            sum("count") AS "total", sum("signs") AS "signs" FROM \
            (SELECT "analyte", "value_as_number" AS "value", count(*) AS "count", \
            sum("operator" IN ('lt', 'le')) AS "signs", \
            row_number() OVER (PARTITION BY "analyte" ORDER BY "value_as_number") AS "place" \
            FROM "measurement" WHERE "analyte" IS NOT NULL AND "value_as_number" IS NOT NULL \
            GROUP BY "analyte", "value_as_number") GROUP BY "analyte")
            """,
        applies: "\"total\" >= 50 AND \"limit\" > 0 AND \"next\" IS NOT NULL",
        fault: "coalesce(\"signs\", 0) = 0 AND \"lowest\" > 10 * \"next\"",
        limit: ShareLimit(warnAbove: 0, failAbove: nil),
        advice: "map the sign before the number with \"number\": \"operator\"")
}
