package import Tabular

extension Diagnosis {
    package static let tells = DefinitionTells(
        target: "are admitting codes taken for final ones (H9), or other persons verified (H14)?",
        population: "are the same kinds of visits mapped, and the same reference standard (H14)?")
}
