import Tabular

/// What became of a loan: the ledger, its month-ends, events, and a recorded verdict.
extension CreditRisk {
    static let loanTables = [loan, instalment, payment, loanMonth, creditEvent]

    private static let loan = CanonicalTable(
        "loan", key: ["loan_id"], eventTime: "opened_on",
        aliases: ["prestamo", "darlehen", "loan_master", "loans"],
        columns: [
            CanonicalColumn(
                "loan_id", .text, aliases: ["id_pre", "loan_nr", "loan_number", "vertrag_nr"]),
            CanonicalColumn(
                "application_id", .text, references: "application",
                aliases: ["id_sol", "loan_nr", "loan_number"]),
            CanonicalColumn(
                "opened_on", .date,
                aliases: ["f_alta", "eroeffnet_am", "disbursement_date", "disb_dt"]),
            CanonicalColumn(
                "principal_minor", .money,
                aliases: ["capital", "kapital", "disbursed_amount", "disb_gross"]),
            CanonicalColumn("closed_on", .date, aliases: ["f_baja", "geschlossen_am"]),
            CanonicalColumn(
                "close_reason", .code(["paid", "refinanced", "sold", "charged_off", "other"]),
                aliases: ["motivo", "grund"]),
        ])

    private static let instalment = CanonicalTable(
        "instalment", key: ["loan_id", "n"], eventTime: "due_on", aliases: ["cuota", "rate"],
        columns: [
            CanonicalColumn("loan_id", .text, references: "loan", aliases: ["id_pre"]),
            CanonicalColumn("n", .integer, aliases: ["num"]),
            CanonicalColumn("due_on", .date, aliases: ["vto", "faellig_am"]),
            CanonicalColumn("due_minor", .money, aliases: ["imp", "betrag"]),
        ])

    private static let payment = CanonicalTable(
        "payment", key: ["payment_id"], eventTime: "paid_on", notBefore: ["loan"],
        aliases: ["cobro", "zahlung"],
        columns: [
            CanonicalColumn("payment_id", .text),
            CanonicalColumn("loan_id", .text, references: "loan", aliases: ["id_pre"]),
            CanonicalColumn("paid_on", .date, aliases: ["f_cobro", "bezahlt_am"]),
            CanonicalColumn("amount_minor", .money, aliases: ["imp", "betrag"]),
            CanonicalColumn("reversed_on", .date, aliases: ["f_anul", "storniert_am"]),
        ])

    private static let loanMonth = CanonicalTable(
        "loan_month", key: ["loan_id", "month_end"], eventTime: "month_end",
        columns: [
            CanonicalColumn("loan_id", .text, references: "loan"),
            CanonicalColumn("month_end", .date),
            CanonicalColumn("balance_minor", .money),
            CanonicalColumn("past_due_minor", .money),
            CanonicalColumn("dpd", .integer),
        ])

    private static let creditEvent = CanonicalTable(
        "credit_event", key: ["loan_id"], isKeyUnique: false, eventTime: "event_on",
        availabilityTime: "recorded_on", notBefore: ["loan"],
        columns: [
            CanonicalColumn("loan_id", .text, references: "loan"),
            CanonicalColumn("event_on", .date),
            CanonicalColumn(
                "kind",
                .code([
                    "charge_off", "bankruptcy", "forbearance", "fraud", "deceased", "restructure",
                ])),
            CanonicalColumn("recorded_on", .date),
        ])

    static let recordedOutcome = CanonicalTable(
        "recorded_outcome", key: ["application_id"], eventTime: "outcome_on",
        availabilityTime: "recorded_on", notBefore: ["application"],
        aliases: ["outcomes", "ausgang", "loan_master"],
        columns: [
            CanonicalColumn(
                "application_id", .text, references: "application",
                aliases: ["loan_nr", "loan_number", "nr"]),
            CanonicalColumn(
                "outcome", .code(outcomes), aliases: ["mis_status", "status", "klasse", "estado"]),
            CanonicalColumn("outcome_on", .date, aliases: ["outcome_date"]),
            CanonicalColumn("recorded_on", .date),
        ])

    /// No feature can open this table.
    static let protectedAttribute = CanonicalTable(
        "protected_attribute", key: ["customer_id", "attribute"], isKeyUnique: false,
        columns: [
            CanonicalColumn("customer_id", .text, references: "customer"),
            CanonicalColumn(
                "attribute",
                .code(["sex", "age_band", "marital", "nationality", "ethnicity", "other"])),
            CanonicalColumn("value", .text),
            CanonicalColumn("source", .text),
        ])

    static let outcomes = ["paid_in_full", "charged_off", "good", "bad", "indeterminate"]
}
