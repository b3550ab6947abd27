package import Documents

/// At which moments a study asks about which machines: `population` of study.json.
package struct Population: Sendable, Hashable {
    package enum Decision: String, Sendable, Hashable, CaseIterable {
        /// Every step of the calendar, aligned to whole steps UTC, while the asset runs.
        case grid
        /// Every tick of an asset's usage.
        case tick
        /// Each job; the row is its own moment.
        case job
    }

    private enum Observation: String, CaseIterable {
        case dated, record
    }

    private enum Axis: String, CaseIterable {
        case calendar, usage
    }

    package let decision: Decision
    /// Nil where each job is its own moment.
    package let axis: StudyAxis?
    /// Units of the axis between two decision times: an hour on the calendar unless the study says
    /// otherwise, one tick of usage.
    package let step: Int
    /// How long an asset must have run before a decision time of a grid, in milliseconds.
    package let running: Int
    /// How many of its ticks must have been seen before an asset is asked about, that one included.
    package let minimumTicks: Int
    /// How often a reading is expected, in units of the axis, where the quantity says nothing.
    package let interval: Int?
    /// The field's quantities with the study's own, each once.
    package let quantities: [Quantity]
    /// Those that the study declares.
    package let declared: [Quantity]

    private static let hour = 3_600_000

    /// Decodes the subtree strictly.
    package init(_ value: JSONValue, at path: String = "population") throws(StudyError) {
        let reader = try Population.read(value, path)
        let axis = try Population.axis(reader)
        let decision = try Population.decision(reader, axis)
        self.axis = axis
        self.decision = decision
        minimumTicks = try Population.minimumTicks(reader)
        let calendar = decision == .grid ? axis : nil
        step = try calendar?.length("step", of: reader) ?? (decision == .grid ? Self.hour : 1)
        running = try calendar?.length("running", of: reader) ?? Self.hour / 2
        interval = try calendar?.length("interval", of: reader)
        for (key, length) in [("step", step), ("interval", interval ?? 1)] where length < 1 {
            throw .document(
                reader.failure(key, expected: "more than no time", found: "no time"))
        }
        let own = try Population.quantities(reader, axis)
        declared = own
        let names = Set(own.map(\.name))
        quantities = MachineFailure.standardQuantities.filter { !names.contains($0.name) } + own
    }

    /// How long a reading of a quantity holds at most, in units of the axis: three expected
    /// intervals; where nobody says how often it is expected, three decision times.
    package func longestHold(of quantity: Quantity) -> Int {
        3 * (quantity.interval ?? interval ?? step)
    }

    private static func read(_ value: JSONValue, _ path: String) throws(StudyError)
        -> DocumentReader
    {
        let keys = [
            "observation", "axis", "tick", "decision", "minimumTicks", "step", "running",
            "interval",
            "quantities",
        ]
        do throws(DocumentError) {
            return try DocumentReader(value, at: path, keys: keys)
        } catch {
            throw .document(error)
        }
    }

    private static func axis(_ reader: DocumentReader) throws(StudyError) -> StudyAxis? {
        do throws(DocumentError) {
            switch try reader.choice("observation", as: Observation.self) {
            case .record:
                try refuse(
                    ["axis", "tick", "step", "running", "interval", "minimumTicks"], reader,
                    in: "a record study, which has no time")
                return nil
            case .dated: break
            }
            switch try reader.choice("axis", as: Axis.self) {
            case .calendar:
                try refuse(["tick", "minimumTicks"], reader, in: "a study on the calendar")
                return .calendar
            case .usage:
                try refuse(
                    ["step", "running", "interval"], reader, in: "a study on an axis of usage")
                return .usage(tick: try reader.string("tick"))
            }
        } catch {
            throw .document(error)
        }
    }

    private static func refuse(
        _ keys: [String], _ reader: DocumentReader, in what: String
    ) throws(DocumentError) {
        for key in keys where reader.has(key) {
            throw reader.failure(key, expected: "no such key in \(what)", found: "one")
        }
    }

    private static func decision(
        _ reader: DocumentReader, _ axis: StudyAxis?
    ) throws(StudyError) -> Decision {
        do throws(DocumentError) {
            let decision = try reader.choice("decision", as: Decision.self)
            switch (decision, axis) {
            case (.job, nil), (.grid, .calendar), (.tick, .usage): return decision
            case (.job, .some):
                throw reader.failure(
                    "decision", expected: "grid on the calendar, tick on an axis of usage",
                    found: "job, which goes with observation record")
            case (.grid, _), (.tick, _):
                throw reader.failure(
                    "decision",
                    expected: """
                        grid on the calendar, tick on an axis of usage, job in a record study
                        """,
                    found: "the decision of another")
            }
        } catch {
            throw .document(error)
        }
    }

    private static func minimumTicks(_ reader: DocumentReader) throws(StudyError) -> Int {
        do throws(DocumentError) {
            return try reader.optionalInteger("minimumTicks", in: 1...1_000_000) ?? 1
        } catch {
            throw .document(error)
        }
    }
}
