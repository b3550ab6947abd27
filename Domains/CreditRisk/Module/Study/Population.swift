package import Documents
package import Tabular

/// Which applications a study observes, and when: `population` of study.json.
package struct Population: Sendable, Hashable {
    package enum Observation: String, Sendable, Hashable, CaseIterable {
        /// Everything is read as of a day.
        case dated
        /// The source has no dates; the row is its own moment.
        case record
    }

    package enum Moment: String, Sendable, Hashable, CaseIterable {
        case decided = "decided_on"
        case applied = "applied_on"
    }

    package let observation: Observation
    package let moment: Moment
    /// True when only applications that became a loan count.
    package let isBooked: Bool

    /// Decodes the subtree strictly.
    package init(_ value: JSONValue, at path: String = "population") throws(StudyError) {
        do throws(DocumentError) {
            let reader = try DocumentReader(
                value, at: path, keys: ["observation", "t0", "booked", "pullWithin", "exclude"])
            observation = try reader.choice("observation", as: Observation.self)
            let moment = try reader.optionalChoice("t0", as: Moment.self)
            self.moment = moment ?? .decided
            isBooked = try reader.optionalBool("booked") ?? false
            let excluded = try reader.optionalStrings("exclude") ?? []
            try Population.refuseLater(reader, excluded)
            if observation == .record, moment != nil {
                throw reader.failure(
                    "t0", expected: "no time of observation in a record study", found: "one")
            }
        } catch {
            throw .document(error)
        }
    }

    /// The columns that may hold the time of observation, the wanted one first.
    package var time: [ColumnReference] {
        let applied = ColumnReference("application", Moment.applied.rawValue)
        switch (observation, moment) {
        case (.record, _): return []
        case (.dated, .applied): return [applied]
        case (.dated, .decided):
            return [ColumnReference("decision", Moment.decided.rawValue), applied]
        }
    }

    private static func refuseLater(
        _ reader: DocumentReader, _ excluded: [String]
    ) throws(DocumentError) {
        if reader.has("pullWithin") {
            throw reader.failure(
                "pullWithin", expected: "no bureau condition, which is not supported yet",
                found: "one")
        }
        if !excluded.isEmpty {
            throw reader.failure(
                "exclude", expected: "an empty list; exclusions are not supported yet",
                found: "\(excluded.count) words")
        }
    }
}
