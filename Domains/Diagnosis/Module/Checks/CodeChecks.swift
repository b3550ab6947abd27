import Tabular

extension Diagnosis {
    static let codeChecks = [
        finalCodeMissing, severalPrincipals, otherVersion, otherVersionByMonth, unspecified,
        recordedAtArrival,
        impossible(of: "male", codes: pregnancyAndWomen),
        impossible(of: "female", codes: menOnly),
    ]

    private static let plainCode =
        "upper(replace(replace(\"condition_source_value\", '.', ''), ' ', ''))"
    private static let isFinal =
        "\"condition_status\" IN ('final_principal', 'final_secondary')"
    private static let codes = columns(
        "condition_occurrence",
        ["visit_occurrence_id", "condition_source_value", "condition_status"])

    private static let finalCodeMissing = ShareCheck(
        id: "H7", place: "condition_occurrence.condition_source_value",
        what: "ended emergency and inpatient visits without a final code",
        needs: codes
            + columns("visit_occurrence", ["visit_kind", "visit_end_datetime"]),
        rows: "\"visit_occurrence\"",
        applies:
            "\"visit_kind\" IN ('emergency', 'inpatient') AND \"visit_end_datetime\" IS NOT NULL",
        fault: """
            "visit_occurrence_id" NOT IN (SELECT "visit_occurrence_id" FROM "condition_occurrence" \
            WHERE \(isFinal) AND "visit_occurrence_id" IS NOT NULL)
            """,
        limit: ShareLimit(warnAbove: 0.05, failAbove: 0.3),
        advice: "check that the discharge codes of all visits are mapped")

    private static let severalPrincipals = ShareCheck(
        id: "H7", place: "condition_occurrence.condition_status",
        what: "visits with several principal codes",
        needs: codes,
        rows: """
            (SELECT count(*) AS "principals" FROM "condition_occurrence" \
            WHERE "condition_status" = 'final_principal' GROUP BY "visit_occurrence_id")
            """,
        fault: "\"principals\" > 1", limit: ShareLimit(warnAbove: 0.05, failAbove: nil),
        advice: "the group of smallest rank is taken; check that secondary codes are mapped as such"
    )

    /// Codes of the older version begin with a digit.
    private static let isOtherVersion = "\(plainCode) NOT GLOB '[A-Z][0-9][0-9A-Z]*'"

    private static let otherVersion = ShareCheck(
        id: "H7", place: "condition_occurrence.condition_occurrence_id",
        what: "final codes that have not the shape of ICD-10",
        needs: codes, rows: "\"condition_occurrence\"",
        applies: "\(isFinal) AND \"condition_source_value\" IS NOT NULL",
        fault: isOtherVersion, limit: ShareLimit(warnAbove: 0, failAbove: 0.01),
        advice: "a study has one version of codes; map the codes of that version")

    /// A version that changes within the extract is a small share of it, and a large one of a
    /// month.
    private static let otherVersionByMonth = ShareCheck(
        id: "H7", place: "condition_occurrence.condition_start_datetime",
        what: "months with over 1 % of final codes that have not the shape of ICD-10",
        needs: codes + columns("condition_occurrence", ["condition_start_datetime"]),
        rows: """
            (SELECT count(*) AS "codes", sum(\(isOtherVersion)) AS "others" \
            FROM "condition_occurrence" WHERE \(isFinal) AND "condition_source_value" IS NOT NULL \
            AND "condition_start_datetime" IS NOT NULL \
            GROUP BY \(month(of: "condition_start_datetime")))
            """,
        applies: "\"codes\" >= 50", fault: "\"others\" > 0.01 * \"codes\"",
        limit: ShareLimit(warnAbove: nil, failAbove: 0),
        advice: "the version of codes changes in these months; map the codes of one version")

    /// A category without detail, or with the detail that says unspecified.
    private static let unspecified = ShareCheck(
        id: "H8", place: "condition_occurrence.condition_source_value",
        what: "categories whose principal codes are mostly unspecified",
        needs: codes,
        rows: """
            (SELECT sum(length("code") = 3 OR "code" LIKE '%9') AS "bare", \
            count(*) AS "count" FROM \
            (SELECT \(plainCode) AS "code" FROM "condition_occurrence" \
            WHERE "condition_status" = 'final_principal') \
            WHERE "code" GLOB '[A-QS-T][0-9][0-9A-Z]*' \
            GROUP BY substr("code", 1, 3) HAVING "count" >= 10)
            """,
        fault: "\"bare\" > 0.6 * \"count\"", limit: ShareLimit(warnAbove: 0, failAbove: nil),
        advice: "codes without detail hide what the visit was; ask who codes")

    private static let recordedAtArrival = ShareCheck(
        id: "H9", place: "condition_occurrence.recorded_datetime",
        what: "final codes recorded within an hour of arrival",
        needs: codes + columns("condition_occurrence", ["recorded_datetime"])
            + columns("visit_occurrence", ["visit_start_datetime"]),
        rows: joined(
            "condition_occurrence", ["condition_status", "recorded_datetime"],
            with: "visit_occurrence", ["visit_start_datetime"], by: "visit_occurrence_id"),
        applies: "\(isFinal) AND \"recorded_datetime\" IS NOT NULL",
        fault: "\"recorded_datetime\" < \"visit_start_datetime\" + 3600000",
        limit: ShareLimit(warnAbove: 0.1, failAbove: nil),
        advice: "admitting codes? map them to condition_status admitting")

    /// Pregnancy, and organs that men don't have.
    private static let pregnancyAndWomen = "O* C5[1-8]* N7[0-7]* N8[0-9]* N9[0-8]*"
    private static let menOnly = "C6[0-3]* N4[0-9]* N50* N51*"

    private static func impossible(of sex: String, codes patterns: String) -> ShareCheck {
        let fits = patterns.split(separator: " ").map { "\(plainCode) GLOB '\($0)'" }
        return ShareCheck(
            id: "H13", place: "person.sex", what: "codes that a \(sex) person can't have",
            needs: columns("condition_occurrence", ["person_id", "condition_source_value"])
                + columns("person", ["sex"]),
            rows: joined(
                "condition_occurrence", ["condition_source_value"], with: "person", ["sex"],
                by: "person_id"),
            applies: "\"sex\" = '\(sex)' AND \"condition_source_value\" IS NOT NULL",
            fault: fits.joined(separator: " OR "),
            limit: ShareLimit(warnAbove: 0, failAbove: 0.001),
            advice: "check the codes of sex in the mapping, and whose codes these are")
    }
}
