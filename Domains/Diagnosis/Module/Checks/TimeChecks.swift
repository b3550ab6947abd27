import Tabular

extension Diagnosis {
    static let timeChecks = [
        measuredBeforeVisit, measuredAfterVisit, visitAfterDeath, visitBeforeBirth,
        medianDelay,
    ]

    private static let visitKey = "visit_occurrence_id"

    private static let measuredBeforeVisit = measured(
        "measurement_datetime", "measured over a day before the visit",
        beside: "visit_start_datetime",
        fault: "\"measurement_datetime\" < \"visit_start_datetime\" - 86400000")

    private static let measuredAfterVisit = measured(
        visitKey, "measured over a day after the visit", beside: "visit_end_datetime",
        fault: "\"measurement_datetime\" > \"visit_end_datetime\" + 86400000")

    private static func measured(
        _ place: String, _ what: String, beside time: String, fault: String
    ) -> ShareCheck {
        ShareCheck(
            id: "H2", place: "measurement.\(place)", what: what,
            needs: columns("measurement", [visitKey, "measurement_datetime"])
                + columns("visit_occurrence", [time]),
            rows: joined(
                "measurement", ["measurement_datetime"], with: "visit_occurrence", [time],
                by: visitKey),
            applies: "\"\(time)\" IS NOT NULL", fault: fault,
            limit: ShareLimit(warnAbove: 0.01, failAbove: 0.1),
            advice: "check both times, and which visit a measurement is mapped to")
    }

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
