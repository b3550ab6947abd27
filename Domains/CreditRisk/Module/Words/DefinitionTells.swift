package import Tabular

extension CreditRisk {
    package static let tells = DefinitionTells(
        target: "is bad booked later or earlier here, at 60 and not at 90 days past due (K9)?",
        population: "are declined or unbooked applications mapped here and not elsewhere (K3)?",
        unitChecks: ["amount": "K1"])
}
