import Tabular

/// Who asks for a loan, for what, and what the bank decided.
extension CreditRisk {
    static let customer = CanonicalTable(
        "customer", key: ["customer_id"], aliases: ["kunde", "cliente", "client", "borrower"],
        columns: [
            CanonicalColumn(
                "customer_id", .text,
                aliases: ["kunden_nr", "nif_hash", "borrower_hash", "cliente_id"]),
            CanonicalColumn(
                "kind", .code(["person", "business"]), aliases: ["art", "tipo_cliente"]),
            CanonicalColumn("birth_year", .integer, aliases: ["geburtsjahr", "anio_nacimiento"]),
            CanonicalColumn(
                "customer_since", .date, aliases: ["kunde_seit", "fecha_alta_cliente"]),
        ])

    /// What an applicant stated is frozen here, so a later change can't leak.
    static let application = CanonicalTable(
        "application", key: ["application_id"], eventTime: "applied_on",
        aliases: ["solicitud", "antrag", "loan_master", "loans", "kredit", "sba_loan"],
        columns: [
            CanonicalColumn(
                "application_id", .text,
                aliases: ["id_sol", "loan_nr", "antrag_nr", "loan_number", "nr"]),
            CanonicalColumn(
                "customer_id", .text, references: "customer",
                aliases: ["nif_hash", "borrower_hash", "kunden_nr", "cliente_id"]),
            CanonicalColumn(
                "applied_on", .date,
                aliases: ["fecha", "antragsdatum", "application_date", "approval_date", "appr_dt"]),
            CanonicalColumn("product", .word, aliases: ["producto", "produkt"]),
            CanonicalColumn(
                "channel", .code(["branch", "online", "broker", "phone", "other"]),
                aliases: ["canal", "kanal", "vertriebsweg"]),
            CanonicalColumn(
                "purpose", .code(purposes), aliases: ["zweck", "destino", "finalidad"]),
            CanonicalColumn("currency", .currency, aliases: ["moneda", "waehrung", "ccy"]),
            CanonicalColumn(
                "amount_minor", .money,
                aliases: [
                    "importe", "betrag", "amount", "gross_appr", "loan_amount", "kredithoehe",
                ]),
            CanonicalColumn(
                "term_months", .integer, aliases: ["plazo", "laufzeit", "term", "duration"]),
            CanonicalColumn(
                "rate_bp", .real, dimension: .rate, resolution: 2,
                aliases: ["tin", "zinssatz", "interest_rate", "rate"]),
            CanonicalColumn(
                "income_minor_monthly", .money,
                aliases: ["ingresos", "einkommen", "monthly_income"]),
            CanonicalColumn(
                "expense_minor_monthly", .money, aliases: ["gastos", "ausgaben", "monthly_expense"]),
            CanonicalColumn(
                "collateral_value_minor", .money, aliases: ["garantia", "sicherheit", "collateral"]),
            CanonicalColumn(
                "guaranteed_minor", .money, aliases: ["sba_appr", "avalado", "guaranteed_amount"]),
            CanonicalColumn(
                "employment_type", .code(employmentTypes),
                aliases: ["situacion_laboral", "beschaeftigungsart", "employment"]),
            CanonicalColumn(
                "employment_since", .date, aliases: ["antiguedad", "beschaeftigt_seit"]),
            CanonicalColumn(
                "residence_since", .date, aliases: ["residencia_desde", "wohnhaft_seit"]),
            CanonicalColumn("housing", .code(housings), aliases: ["viv", "vivienda", "wohnen"]),
        ])

    /// Never features: they hold the bank's own view of the risk.
    static let decision = CanonicalTable(
        "decision", key: ["application_id"], eventTime: "decided_on", notBefore: ["application"],
        aliases: ["resolucion", "entscheidung"],
        columns: [
            CanonicalColumn(
                "application_id", .text, references: "application",
                aliases: ["id_sol", "loan_nr", "loan_number"]),
            CanonicalColumn(
                "decided_on", .date,
                aliases: ["f_res", "entschieden_am", "approval_date", "appr_dt"]),
            CanonicalColumn(
                "outcome", .code(["approved", "declined", "withdrawn", "not_taken_up"]),
                aliases: ["res", "resultado", "ergebnis"]),
            CanonicalColumn("policy_rule", .text, aliases: ["regla", "regel"]),
            CanonicalColumn("score_at_decision", .real, aliases: ["score", "puntuacion"]),
            CanonicalColumn("override_flag", .flag, aliases: ["forzada", "override"]),
            CanonicalColumn("limit_assigned_minor", .money, aliases: ["limite", "limit"]),
        ])

    static let purposes = [
        "car", "home_improvement", "furniture", "appliances", "education", "refinance",
        "working_capital", "business", "equipment", "real_estate", "other",
    ]
    static let employmentTypes = [
        "employed", "self_employed", "civil_servant", "retired", "unemployed", "other",
    ]
    static let housings = ["own", "mortgage", "rent", "family", "free", "other"]
}
