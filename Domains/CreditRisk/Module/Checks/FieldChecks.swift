package import Tabular

extension CreditRisk {
    /// The checks that only this field knows, over the canonical views.
    package static let fieldChecks = timeChecks + plausibilityChecks + loanChecks

    private static let timeChecks = [
        order("loan", "opened_on", "closed_on", "closed before it was opened"),
        order("payment", "paid_on", "reversed_on", "reversed before it was paid"),
        order("bureau_tradeline", "opened_on", "closed_on", "closed before it was opened"),
    ]

    private static let plausibilityChecks = [
        outside("rate_bp", "\"rate_bp\" NOT BETWEEN 0 AND 6000", "rates outside 0 to 6000 bp"),
        outside("term_months", "\"term_months\" <= 0", "terms of no month or less"),
    ]

    private static let loanChecks = [
        ShareCheck(
            id: "K3", place: "loan.application_id", what: "loans without an application",
            needs: [ColumnReference("loan", "application_id")], rows: "\"loan\"",
            fault:
                "coalesce(\"application_id\", '') NOT IN (SELECT \"application_id\" FROM \"application\")",
            limit: ShareLimit(warnAbove: 0, failAbove: 0.01),
            advice: "map the applications of all loans"),
        ShareCheck(
            id: "K3", place: "decision.outcome", what: "approved applications without a loan",
            needs: [
                ColumnReference("decision", "outcome"), ColumnReference("loan", "application_id"),
            ],
            rows: "\"decision\"", applies: "\"outcome\" = 'approved'",
            fault: """
                "application_id" NOT IN \
                (SELECT "application_id" FROM "loan" WHERE "application_id" IS NOT NULL)
                """,
            limit: ShareLimit(warnAbove: 0.2, failAbove: nil),
            advice: "check that every loan paid out is mapped"),
        ShareCheck(
            id: "K4", place: "bureau_pull.pulled_on",
            what: "bureau reports pulled after the decision",
            needs: [
                ColumnReference("bureau_pull", "pulled_on"),
                ColumnReference("decision", "decided_on"),
            ],
            rows: withDecision("bureau_pull", "pulled_on"),
            fault: "\"pulled_on\" > \"decided_on\"",
            limit: ShareLimit(warnAbove: nil, failAbove: 0),
            advice: "map the archived report, not the bureau's live view"),
        ShareCheck(
            id: "K4", place: "loan.opened_on", what: "loans opened before the decision",
            needs: [
                ColumnReference("loan", "opened_on"), ColumnReference("decision", "decided_on"),
            ],
            rows: withDecision("loan", "opened_on"),
            fault: "\"opened_on\" < \"decided_on\"",
            limit: ShareLimit(warnAbove: 0.01, failAbove: nil),
            advice: "check both dates; a decision that follows its loan is no decision"),
    ]

    /// A table's day beside the day of decision. The limit makes SQLite compute both views once, so
    /// that it can look one up in the other.
    private static func withDecision(_ table: String, _ column: String) -> String {
        """
        (SELECT "application_id", "\(column)" FROM "\(table)" LIMIT -1) \
        JOIN (SELECT "application_id", "decided_on" FROM "decision" LIMIT -1) USING ("application_id")
        """
    }

    private static func order(
        _ table: String, _ start: String, _ end: String, _ what: String
    ) -> ShareCheck {
        ShareCheck(
            id: "T1", place: "\(table).\(end)", what: what,
            needs: [ColumnReference(table, start), ColumnReference(table, end)],
            rows: "\"\(table)\"",
            applies: "\"\(start)\" IS NOT NULL AND \"\(end)\" IS NOT NULL",
            fault: "\"\(end)\" < \"\(start)\"", limit: ShareLimit(warnAbove: 0, failAbove: 0.01),
            advice: "check both dates' columns")
    }

    private static func outside(_ column: String, _ fault: String, _ what: String) -> ShareCheck {
        ShareCheck(
            id: "K2", place: "application.\(column)", what: what,
            needs: [ColumnReference("application", column)], rows: "\"application\"",
            applies: "\"\(column)\" IS NOT NULL", fault: fault,
            limit: ShareLimit(warnAbove: 0.001, failAbove: 0.05),
            advice: "check the unit and the mapping of the column")
    }
}
