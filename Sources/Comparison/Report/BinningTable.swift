/// The bins of one feature with their weights of evidence, as they are served.
///
/// A weight is ln(share of non-events ÷ share of events): positive is safer.
package struct BinningTable: Sendable, Hashable {
    package struct Row: Sendable, Hashable {
        /// The bin, `missing` or the special value's name.
        package let name: String
        /// Nil where it may not be shown.
        package let nonEvents: Int?
        package let events: Int?
        /// The weight that is used.
        package let weight: Double
        /// Without smoothing; nil where a class is empty or the slot has no weight of its own.
        package let rawWeight: Double?
        /// What the row adds to the information value.
        package let information: Double
        /// Why the weight is not the row's own; nil where it is.
        package let note: String?

        package init(
            name: String, nonEvents: Int?, events: Int?, weight: Double, rawWeight: Double?,
            information: Double, note: String? = nil
        ) {
            self.name = name
            self.nonEvents = nonEvents
            self.events = events
            self.weight = weight
            self.rawWeight = rawWeight
            self.information = information
            self.note = note
        }
    }

    package let feature: String
    package let rows: [Row]
    package let informationValue: Double
    /// What the best bins would carry if the share of events could move in any direction.
    package let freeInformationValue: Double
    /// `rising` or `falling` share of events; nil for levels without order.
    package let direction: String?
    /// Why the feature is not in the model; nil where it is.
    package let unusable: String?

    package init(
        feature: String, rows: [Row], informationValue: Double, freeInformationValue: Double,
        direction: String?, unusable: String? = nil
    ) {
        self.feature = feature
        self.rows = rows
        self.informationValue = informationValue
        self.freeInformationValue = freeInformationValue
        self.direction = direction
        self.unusable = unusable
    }

    /// How much the feature tells, in the words of the trade: below .02 nothing, below .1 weak,
    /// below .3 medium, below .5 strong; above, it is worth asking whether it is known in time.
    package var strength: String {
        switch informationValue {
        case ..<0.02: "tells nothing"
        case ..<0.1: "weak"
        case ..<0.3: "medium"
        case ..<0.5: "strong"
        default: "very strong: look for a leak"
        }
    }
}
