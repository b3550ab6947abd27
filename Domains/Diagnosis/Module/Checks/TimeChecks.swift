import Tabular

extension Diagnosis {
    static let timeChecks = [
        measuredBeforeVisit, measuredAfterVisit, visitAfterDeath, visitBeforeBirth,
        resultedBeforeCollected, medianDelay,
    ]

    private static let visitKey = "visit_occurrence_id"

    private static let measuredBeforeVisit = ShareCheck(
        id: "H2", place: "measurement.measurement_datetime",
        what: "measured over a day before the visit",
        needs: columns("measurement", [visitKey, "measurement_datetime"])
            + columns("visit_occurrence", ["visit_start_datetime"]),
        rows: joined(
            "measurement", ["measurement_datetime"], with: "visit_occurrence",
            ["visit_start_datetime"], by: visitKey),
        fault: "\"measurement_datetime\" < \"visit_start_datetime\" - 86400000",
        limit: ShareLimit(warnAbove: 0.01, failAbove: 0.1),
        advice: "check both times, and which visit a measurement is mapped to")

    private static let measuredAfterVisit = ShareCheck(
        id: "H2", place: "measurement.visit_occurrence_id",
        what: "measured over a day after the visit",
        needs: columns("measurement", [visitKey, "measurement_datetime"])
            + columns("visit_occurrence", ["visit_end_datetime"]),
        rows: joined(
            "measurement", ["measurement_datetime"], with: "visit_occurrence",
            ["visit_end_datetime"], by: visitKey),
        applies: "\"visit_end_datetime\" IS NOT NULL",
        fault: "\"measurement_datetime\" > \"visit_end_datetime\" + 86400000",
        limit: ShareLimit(warnAbove: 0.01, failAbove: 0.1),
        advice: "check both times, and which visit a measurement is mapped to")

    private static let visitAfterDeath = ShareCheck(
        id: "H3", place: "death.death_datetime", what: "visits that begin after the person's death",
        needs: columns("death", ["person_id", "death_datetime"])
            + columns("visit_occurrence", ["visit_start_datetime"]),
        rows: joined(
            "visit_occurrence", ["visit_start_datetime"], with: "death", ["death_datetime"],
            by: "person_id"),
        fault: "\"visit_start_datetime\" > \"death_datetime\"",
        limit: ShareLimit(warnAbove: 0, failAbove: 0.005),
        advice: "check both times; a day of death begins at midnight")

    private static let visitBeforeBirth = ShareCheck(
        id: "H3", place: "person.year_of_birth", what: "visits before the person's birth",
        needs: columns("person", ["person_id", "year_of_birth"])
            + columns("visit_occurrence", ["visit_start_datetime"]),
        rows: joined(
            "visit_occurrence", ["visit_start_datetime"], with: "person", ["year_of_birth"],
            by: "person_id"),
        applies: "\"year_of_birth\" IS NOT NULL AND \"visit_start_datetime\" IS NOT NULL",
        fault: """
            CAST(strftime('%Y', "visit_start_datetime" / 1000, 'unixepoch') AS INTEGER) \
            < "year_of_birth"
            """,
        limit: ShareLimit(warnAbove: 0, failAbove: 0.005),
        advice: "check the year of birth and the encoding of the visit's start")

    private static let resultedBeforeCollected = ShareCheck(
        id: "H4", place: "measurement.result_datetime", what: "resulted before it was collected",
        needs: columns("measurement", ["measurement_datetime", "result_datetime"]),
        rows: "\"measurement\"", applies: "\"result_datetime\" IS NOT NULL",
        fault: "\"result_datetime\" < \"measurement_datetime\"",
        limit: ShareLimit(warnAbove: 0, failAbove: 0.05),
        advice: "check which of the two times is which")

    /// One row, the median, out of the middle one or two delays.
    private static let medianDelay = ShareCheck(
        id: "H4", place: "measurement.measurement_datetime",
        what: "median from collection to result below a minute or above a day",
        needs: columns("measurement", ["measurement_datetime", "result_datetime"]),
        rows: """
            (SELECT avg("delay") AS "median" FROM \
            (SELECT "delay", row_number() OVER (ORDER BY "delay") AS "place", \
            count(*) OVER () AS "count" FROM \
            (SELECT "result_datetime" - "measurement_datetime" AS "delay" FROM "measurement" \
            WHERE "result_datetime" IS NOT NULL AND "measurement_datetime" IS NOT NULL)) \
            WHERE "place" IN (("count" + 1) / 2, ("count" + 2) / 2) HAVING count(*) > 0)
            """,
        fault: "\"median\" NOT BETWEEN 60000 AND 86400000",
        limit: ShareLimit(warnAbove: 0, failAbove: nil),
        advice: "a result time that equals the collection, or lags by days, is another time")
}
