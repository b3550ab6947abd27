/// What a study says about one input of its model, in numbers and words only.
package struct FeatureSpecification: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// A real or whole number. `range` is public and clips; `edges` are the public inner cell
        /// edges, strictly ascending.
        case number(range: ClosedRange<Double>, edges: [Double])
        /// Yes or no, held as 1 or 0.
        case flag
        /// One of `levels`, held as the level's index. `ordered` says that they run from low to high.
        case code(levels: [String], ordered: Bool)
    }

    /// The direction in which more of the feature is expected to move the risk of the event.
    package enum Sign: String, Sendable, Hashable, CaseIterable {
        case plus = "+"
        case minus = "-"
        case none
    }

    package let name: String
    package let kind: Kind
    /// Names of values that are known and are not numbers, such as `not_employed`; in study order.
    package let specials: [String]
    package let sign: Sign
    /// The feature's name for people.
    package let label: String
    /// The sentence that explains a score, such as "Number of employees".
    package let reason: String
    /// The unit of `range` and `edges`, or nil where there is none.
    package let unit: String?

    package init(
        name: String, kind: Kind, specials: [String] = [], sign: Sign = .none, label: String? = nil,
        reason: String? = nil, unit: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.specials = specials
        self.sign = sign
        self.label = label ?? name
        self.reason = reason ?? name
        self.unit = unit
    }
}
