package import Learning

/// One feature of a domain's list: what it is called, what it needs, and how a row gives it.
package struct DomainFeature: Sendable {
    package enum Kind: Sendable, Hashable {
        case number
        case flag
        /// The words it may take, in the domain's order; empty where the study lists its own.
        case code([String])
    }

    /// What a row's value depends on beside its cells.
    package struct Settings: Sendable, Hashable {
        /// Decimals between the major and the minor unit of the study's currency.
        package let currencyExponent: Int

        /// Minor units as major ones.
        package func major(_ minor: Double) -> Double {
            minor / (0..<currencyExponent).reduce(1.0) { scale, _ in scale * 10 }
        }
    }

    package enum Availability: Sendable, Hashable {
        case on
        /// Only with a waiver that names it, for the reason given.
        case off(reason: String)
        /// Known by name, and not computed by this version.
        case later
    }

    package let name: String
    package let kind: Kind
    package let label: String
    /// The sentence that explains a score.
    package let reason: String
    package let unit: String?
    package let specials: [String]
    package let sign: FeatureSpecification.Sign
    package let availability: Availability
    /// The columns whose cells `value` gets, in this order.
    package let needs: [ColumnReference]
    /// The column that must hold the study's currency in every row.
    package let currency: ColumnReference?
    /// The row's value, from its cells as of the time of observation.
    package let value: @Sendable (ObservedCells, Settings) -> FeatureValue

    package init(
        _ name: String, _ kind: Kind, label: String, reason: String, unit: String? = nil,
        specials: [String] = [], sign: FeatureSpecification.Sign = .none,
        availability: Availability = .on, needs: [ColumnReference] = [],
        currency: ColumnReference? = nil,
        value: @escaping @Sendable (ObservedCells, Settings) -> FeatureValue = { _, _ in .missing }
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.reason = reason
        self.unit = unit
        self.specials = specials
        self.sign = sign
        self.availability = availability
        self.needs = needs
        self.currency = currency
        self.value = value
    }
}

/// What one row gives to one feature.
package enum FeatureValue: Sendable, Hashable {
    case number(Double)
    case code(String)
    case missing
    case special(String)
}
