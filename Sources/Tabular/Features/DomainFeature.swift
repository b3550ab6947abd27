package import Learning

/// One feature of a domain's list: what it is called, what it needs, and how it is computed.
package struct DomainFeature: Sendable {
    package enum Kind: Sendable, Hashable {
        case number
        case flag
        /// The words it may take, in the domain's order; empty where the study lists its own.
        case code([String])
    }

    /// What a value depends on beside what is read.
    package struct Settings: Sendable, Hashable {
        /// Decimals between the major and the minor unit of the study's currency.
        package let currencyExponent: Int
        /// How far back the feature looks, in units of the study's axis; nil where it has no window.
        package let window: Int?
        /// The institution's own clock, for a feature that `isLocal`.
        package let zone: ZoneRules?

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

    /// Whether a study gives the feature a window.
    package enum Windowing: Sendable, Hashable {
        case none
        case required
    }

    /// How the value comes about.
    package enum Reading: Sendable {
        /// From the cells of the observation's row, of the columns `needs` in this order.
        case row(
            needs: [ColumnReference], value: @Sendable (ObservedCells, Settings) -> FeatureValue)
        /// From the rows of a history, each shown when it became known.
        case history([History], make: @Sendable (Settings) -> any HistoryReading)
    }

    package let name: String
    package let kind: Kind
    package let label: String
    /// The sentence that explains a score.
    package let reason: String
    package let unit: String?
    package let specials: [String]
    /// Those of the specials that say that nothing was recorded, which may tell of the outcome.
    package let absences: Set<String>
    package let sign: FeatureSpecification.Sign
    package let availability: Availability
    package let windowing: Windowing
    /// The column that must hold the study's currency in every row.
    package let currency: ColumnReference?
    /// Those of the needed columns that an institution may list as absent, but for one of them.
    package let optional: [ColumnReference]
    /// True for a feature of the local time, which needs the mapping's time zone.
    package let isLocal: Bool
    package let reading: Reading

    /// A feature that the observation's own row gives.
    package init(
        _ name: String, _ kind: Kind, label: String, reason: String, unit: String? = nil,
        specials: [String] = [], sign: FeatureSpecification.Sign = .none,
        availability: Availability = .on, needs: [ColumnReference] = [],
        optional: [ColumnReference] = [], currency: ColumnReference? = nil, isLocal: Bool = false,
        value: @escaping @Sendable (ObservedCells, Settings) -> FeatureValue = { _, _ in .missing }
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.reason = reason
        self.unit = unit
        self.specials = specials
        absences = []
        self.sign = sign
        self.availability = availability
        windowing = .none
        self.currency = currency
        self.optional = optional
        self.isLocal = isLocal
        reading = .row(needs: needs, value: value)
    }

    /// A feature that is learnt from histories, whose rows are shown in one order of time.
    package init(
        _ name: String, _ kind: Kind = .number, label: String, reason: String, unit: String? = nil,
        specials: [String] = [], absences: Set<String> = [],
        sign: FeatureSpecification.Sign = .none, availability: Availability = .on,
        windowing: Windowing, histories: [History],
        make: @escaping @Sendable (Settings) -> any HistoryReading
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.reason = reason
        self.unit = unit
        self.specials = specials
        self.absences = absences
        self.sign = sign
        self.availability = availability
        self.windowing = windowing
        currency = nil
        optional = []
        isLocal = false
        reading = .history(histories, make: make)
    }

    /// A feature that is learnt from one history.
    package init(
        _ name: String, _ kind: Kind = .number, label: String, reason: String, unit: String? = nil,
        specials: [String] = [], absences: Set<String> = [],
        sign: FeatureSpecification.Sign = .none, availability: Availability = .on,
        windowing: Windowing, history: History,
        make: @escaping @Sendable (Settings) -> any HistoryReading
    ) {
        self.init(
            name, kind, label: label, reason: reason, unit: unit, specials: specials,
            absences: absences, sign: sign, availability: availability, windowing: windowing,
            histories: [history], make: make)
    }

    /// The canonical columns that it reads.
    package var needs: [ColumnReference] {
        switch reading {
        case .row(let needs, value: _): needs + (currency.map { [$0] } ?? [])
        case .history(let histories, make: _): histories.flatMap(\.needs)
        }
    }
}

/// What one observation gives to one feature.
package enum FeatureValue: Sendable, Hashable {
    case number(Double)
    case code(String)
    case missing
    case special(String)
    /// A date that should lie before the time of observation and doesn't.
    case later
    /// More than one, where only one may be.
    case several
}
