import Documents

/// Something wrong with the values of a column that a study uses, in counts.
package struct FrameFinding: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Numbers or dates that can't be read.
        case unreadable
        /// Codes that the mapping doesn't translate.
        case unmapped
        /// Codes that the study doesn't list.
        case unlisted
        /// A special value that the study doesn't list, by its name in the mapping.
        case undeclaredSpecial(String)
        /// Outside the study's range.
        case outOfRange
        /// Known only after the time of observation, or at an unknown time: taken as missing.
        case knownLater
        /// Rows of a history without a time of event, which nobody is shown.
        case undated
        /// A date after the time of observation, where one before it is asked for.
        case afterObservation
        /// Several rows of a history where a `record` study reads the only one.
        case several
        /// The institution vouches for when the values became known.
        case attested
    }

    package let kind: Kind
    package let feature: String
    /// `table.column`.
    package let place: String
    package let count: Int
    /// The rows of the study.
    package let rows: Int

    package init(kind: Kind, feature: String, place: String, count: Int, rows: Int) {
        self.kind = kind
        self.feature = feature
        self.place = place
        self.count = count
        self.rows = rows
    }

    package var share: Double { rows == 0 ? 0 : Double(count) / Double(rows) }

    /// The quality check that the finding belongs to.
    package var check: String {
        switch kind {
        case .unreadable: "C3"
        case .unmapped, .unlisted: "C4"
        case .undeclaredSpecial: "C6"
        case .outOfRange: "P1"
        case .knownLater: "T2"
        case .undated: "C3"
        case .several: "C1"
        case .afterObservation: "T1"
        case .attested: "L3"
        }
    }

    /// True when the rows can't be used before it is settled.
    package var blocks: Bool {
        switch kind {
        case .unreadable, .undated: share > 0.005
        case .afterObservation: share > 0.01
        case .unmapped, .unlisted, .undeclaredSpecial, .several: true
        case .outOfRange: share > 0.05
        case .knownLater, .attested: false
        }
    }
}

extension FrameFinding: CustomStringConvertible {
    package var description: String {
        "\(check) \(foreign: place, atMost: 160): \(what) in \(count) of \(rows) rows; \(advice)"
    }

    package var what: String {
        switch kind {
        case .unreadable: "numbers or dates that can't be read"
        case .unmapped: "codes that the mapping doesn't translate"
        case .unlisted: "codes that the study doesn't list"
        case .undeclaredSpecial(let name):
            """
            the special \(foreign: name), which the study doesn't list
            """
        case .outOfRange: "values outside the study's range"
        case .knownLater: "values known only after the time of observation"
        case .undated: "rows of a history without a time"
        case .afterObservation: "dates after the time of observation"
        case .several: "several values where only one may be"
        case .attested: "values whose time the institution vouches for"
        }
    }

    package var advice: String {
        switch kind {
        case .unreadable: "correct number or date in the mapping, or list the values under missing"
        case .unmapped: "add them to codes, or say under unmapped what becomes of them"
        case .unlisted: "translate them in the mapping, or let the study list other"
        case .undeclaredSpecial: "map it to missing, or let the study list it"
        case .outOfRange: "check the unit; the study's range is public and clips"
        case .knownLater: "they count as missing"
        case .undated: "they are left out; check the mapping of the time"
        case .afterObservation: "they count as missing; check both dates"
        case .several: "make a local view with the one value that counts, and map the view"
        case .attested: "a dated study needs a waiver"
        }
    }
}
