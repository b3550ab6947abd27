import Documents
import Learning

extension AlarmSettings {
    static let keys = ["threshold", "m", "n", "refractory"]

    /// Reads `evaluation.alarm` and, out of `target` and `population`, what every field with alarms
    /// writes there: `horizon` and `lead`, and `axis` with its `tick` or `step`. A field's defaults
    /// are not known here, so that they must be written.
    init(
        _ entry: DocumentReader, costs: AlarmCosts, in root: DocumentReader
    ) throws(DocumentError) {
        axis = try AlarmAxis(watchedIn: root)
        let step = try axis.step(of: root)
        let among = try entry.integer("n", in: 1...1_000)
        let needed = try entry.integer("m", in: 1...1_000)
        guard needed <= among else {
            throw entry.failure("m", expected: "at most n, which is \(among)", found: "\(needed)")
        }
        policy = AlarmPolicy(
            needed: needed, among: among, step: step,
            refractory: try axis.length("refractory", of: entry))
        window = try Self.window(on: axis, in: root)
        threshold = try Threshold(entry)
        self.costs = costs
    }

    private static func window(
        on axis: AlarmAxis, in root: DocumentReader
    ) throws(DocumentError) -> WarningWindow {
        let target = try root.part("target", asking: ["horizon", "lead"])
        let horizon = try axis.length("horizon", of: target)
        let lead = try axis.length("lead", of: target)
        guard lead < horizon else {
            throw target.failure(
                "lead", expected: "less than the horizon beside an alarm", found: "as much or more")
        }
        return WarningWindow(horizon: horizon, lead: lead)
    }
}

extension AlarmCosts {
    /// Without a word about it, what is caught costs nothing.
    init(_ entry: DocumentReader) throws(DocumentError) {
        let missed = try entry.number("missed", in: 0...1e9)
        let falseAlarm = try entry.number("false", in: 0...1e9)
        let caught = try entry.optionalNumber("caught", in: 0...1e9) ?? 0
        guard falseAlarm > 0 else {
            throw entry.failure("false", expected: "more than 0 beside an alarm", found: "0")
        }
        guard caught < missed else {
            throw entry.failure(
                "caught", expected: "less than what is missed costs", found: "as much or more")
        }
        self.init(missed: missed, falseAlarm: falseAlarm, caught: caught)
    }
}

extension AlarmSettings.Threshold {
    fileprivate init(_ entry: DocumentReader) throws(DocumentError) {
        let expected = "cost, analytic or a number between 0 and 1"
        switch entry.optionalValue("threshold") {
        case .string("cost"): self = .cost
        case .string("analytic"): self = .analytic
        case .number:
            let number = try entry.number("threshold", in: 0...1)
            guard number > 0, number < 1 else {
                throw entry.failure("threshold", expected: expected, found: "\(number)")
            }
            self = .fixed(number)
        case nil: throw .missingKey(path: entry.path(of: "threshold"))
        case .string, .null, .bool, .array, .object:
            throw entry.failure("threshold", expected: expected, found: "something else")
        }
    }
}

extension AlarmAxis {
    private static let hour = 3_600_000

    fileprivate init(watchedIn root: DocumentReader) throws(DocumentError) {
        let population = try Self.population(of: root)
        guard population.optionalValue("observation") == .string("dated") else {
            throw population.failure(
                "observation", expected: "dated, since alarms have a time",
                found: "another kind of study")
        }
        switch population.optionalValue("axis") {
        case .string("calendar"): self = .calendar
        case .string("usage"):
            self = .usage(tick: try population.string("tick", maximumLength: 40))
        case nil, .string, .number, .null, .bool, .array, .object:
            throw population.failure(
                "axis", expected: "calendar or usage, on which entities are watched",
                found: "no such axis")
        }
    }

    private static func population(of root: DocumentReader) throws(DocumentError)
        -> DocumentReader
    {
        try root.part("population", asking: ["observation", "axis", "tick", "step"])
    }

    /// From one decision time to the next.
    fileprivate func step(of root: DocumentReader) throws(DocumentError) -> Int {
        let population = try Self.population(of: root)
        guard case .calendar = self else { return 1 }
        return population.has("step") ? try length("step", of: population) : Self.hour
    }

    /// A length of time in units of the axis, which must be there.
    fileprivate func length(
        _ key: String, of entry: DocumentReader
    ) throws(DocumentError) -> Int {
        guard let length = try StudyLength(key, of: entry) else {
            throw .missingKey(path: entry.path(of: key))
        }
        switch (length, self) {
        case (.ticks(let ticks), .usage): return ticks
        case (.duration(let duration), .calendar): return duration.seconds * 1_000
        case (.ticks, .calendar):
            throw entry.failure(key, expected: "a duration such as 24h", found: "a number")
        case (.duration, .usage):
            throw entry.failure(key, expected: "ticks, a whole number", found: "a duration")
        }
    }
}

extension DocumentReader {
    /// An object of the field's own, of which only some keys are read here.
    fileprivate func part(
        _ key: String, asking keys: [String]
    ) throws(DocumentError) -> DocumentReader {
        guard case .object(let members)? = optionalValue(key) else {
            throw failure(key, expected: "an object", found: "something else")
        }
        return try object(key, keys: keys + members.map(\.key))
    }
}
