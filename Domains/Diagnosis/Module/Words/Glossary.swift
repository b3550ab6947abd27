package import Tabular

extension Diagnosis {
    /// What every report of the field says.
    package static let notice: String? = "A model here informs; it is not a medical device."

    package static let glossary = Glossary(
        [
            ("visit", "the unit of analysis"),
            ("person", "who is treated; may have several visits, and be seen at two hospitals"),
            ("case", "a visit that has the target condition"),
            ("class", "which group of diagnoses a visit belongs to"),
            ("index time", "the moment of prediction; nothing known later is used"),
            ("reference standard", "the procedure or code that decides the label"),
            ("analyte", "what is measured"),
            ("specimen", "what it is measured in"),
            ("collected", "when the specimen was taken"),
            ("resulted", "when the result was known"),
            ("threshold probability", "the risk at which a clinician would act"),
            ("internal–external validation", "each hospital held out in turn"),
            ("recalibration", "intercept, and slope, estimated again at one hospital"),
            ("net benefit", "true cases found minus weighted false alarms, per visit"),
            ("case mix", "how the patients of hospitals differ"),
            ("dataset shift", "how patients or practice change over time"),
        ])
}
