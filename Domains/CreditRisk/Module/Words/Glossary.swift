package import Tabular

extension CreditRisk {
    package static let glossary = Glossary(
        [
            ("application", "the unit of analysis: one request for a loan"),
            ("loan", "an application that was approved and paid out"),
            ("bad", "the event: the loan went bad as the study defines it"),
            ("good", "no event: the loan did not go bad"),
            ("indeterminate", "neither good nor bad; left out of the fit, always shown"),
            ("characteristic", "a feature of an application"),
            ("PD", "the probability that a loan goes bad within the window"),
            ("score", "higher is safer"),
            ("cut-off", "a score at or above it is approved"),
            ("vintage", "the loans decided in one quarter"),
            ("development", "the rows that fit the model"),
            ("hold-out", "rows of the same period that are only measured on"),
        ])
}
