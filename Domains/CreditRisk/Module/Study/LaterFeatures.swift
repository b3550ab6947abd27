import Tabular

/// Features of the field that need its history tables; known by name so that a study is told so.
extension CreditRisk {
    static let laterFeatures =
        [
            ("utilisation", "Use of credit lines", "Credit lines are highly used"),
            ("open_trades", "Open accounts", "Number of open accounts"),
            ("oldest_trade_age", "Length of credit history", "Credit history is short"),
            ("newest_trade_age", "Newest account", "Account opened recently"),
            ("worst_status_6m", "Worst payment status", "Late payments in the last 6 months"),
            ("worst_status_12m", "Worst payment status", "Late payments in the last 12 months"),
            ("worst_status_24m", "Worst payment status", "Late payments in the last 24 months"),
            ("months_since_delinquency", "Since last late payment", "Late payment not long ago"),
            ("times_60_plus", "Times 60+ days late", "Serious late payments"),
            ("inquiries_3m", "Recent credit requests", "Many recent credit requests"),
            ("inquiries_6m", "Recent credit requests", "Many recent credit requests"),
            ("inquiries_12m", "Recent credit requests", "Many recent credit requests"),
            ("prior_loans", "Earlier loans here", "No earlier loans with us"),
            ("prior_on_time", "Paid on time here", "Earlier instalments paid late"),
            ("employment_tenure", "Time in job", "Short time in job"),
            ("residence_tenure", "Time at address", "Short time at address"),
            ("relationship_tenure", "Time as customer", "Short time as customer"),
            ("age_band", "Age", "Age"),
            ("region", "Region", "Region"),
        ].map { name, label, reason in
            DomainFeature(name, .number, label: label, reason: reason, availability: .later)
        }
}
