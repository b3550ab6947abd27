import Tabular

/// What a credit bureau reported for one application: a snapshot, never refreshed.
extension CreditRisk {
    static let bureauTables = [bureauPull, bureauTradeline, bureauMonth, bureauInquiry]

    private static let bureauPull = CanonicalTable(
        "bureau_pull", key: ["pull_id"], eventTime: "pulled_on", aliases: ["consulta", "auskunft"],
        columns: [
            CanonicalColumn("pull_id", .text),
            CanonicalColumn("application_id", .text, references: "application"),
            CanonicalColumn("pulled_on", .date),
            CanonicalColumn("bureau", .text),
            CanonicalColumn("no_hit", .flag),
        ])

    private static let bureauTradeline = CanonicalTable(
        "bureau_tradeline", key: ["pull_id", "line_no"], aliases: ["tradeline"],
        columns: [
            CanonicalColumn("pull_id", .text, references: "bureau_pull"),
            CanonicalColumn("line_no", .integer),
            CanonicalColumn("opened_on", .date),
            CanonicalColumn("closed_on", .date),
            CanonicalColumn("kind", .code(["revolving", "instalment", "mortgage", "other"])),
            CanonicalColumn("limit_minor", .money),
            CanonicalColumn("balance_minor", .money),
        ])

    private static let bureauMonth = CanonicalTable(
        "bureau_month", key: ["pull_id", "line_no", "month"], eventTime: "month",
        columns: [
            CanonicalColumn("pull_id", .text, references: "bureau_pull"),
            CanonicalColumn("line_no", .integer),
            CanonicalColumn("month", .month),
            CanonicalColumn(
                "dpd_bucket", .code(["0", "1", "2", "3", "4", "5", "closed", "unknown"])),
        ])

    private static let bureauInquiry = CanonicalTable(
        "bureau_inquiry", key: ["pull_id"], isKeyUnique: false, eventTime: "inquired_on",
        columns: [
            CanonicalColumn("pull_id", .text, references: "bureau_pull"),
            CanonicalColumn("inquired_on", .date),
            CanonicalColumn("kind", .code(["credit", "account", "other"])),
        ])
}
