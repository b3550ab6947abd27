package import Tabular

extension MachineFailure {
    package static let tells = DefinitionTells(
        target: "is planned work logged as failure (F11), or failure as planned work?",
        population: "is the running state mapped alike, and are failures' returns recorded?",
        rate: DefinitionTells.Rate(
            check: "F10", what: "failures in the decisions at which assets ran"))
}
