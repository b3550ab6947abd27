package import Learning

/// An institution's rows for one study, with what must stay at home beside them.
package struct LoadedFrame: Sendable {
    /// Columns of role feature, in the study's order.
    package let frame: Frame
    /// Columns of role subgroup, in the study's order; they never enter a model.
    package let subgroups: [FrameColumn]
    /// For each row its key in the institution's own words.
    package let rowKeys: [String]
    /// For each entity number of the frame its key.
    package let entityKeys: [String]
    /// For each row its time of observation; empty in a `record` study.
    package let times: [Moment]
    package let axis: TimeAxis
    package let population: PopulationFlow
    /// Events behind the rows; nil where the plan watches nothing over time, and for other targets.
    package let watchedEvents: Int?
    /// From each row's time to the event behind its target, where the plan tells it.
    package let waits: WaitingTimes
    /// Rows about which the study says nothing; a loaded frame that may be used has none.
    package let contradictions: [PopulationFlow.Exclusion]
    package let findings: [FrameFinding]
    /// SHA-256 over every bit of the above that a computation could depend on: the frozen table.
    package let tableHash: [UInt8]

    init(
        frame: Frame, subgroups: [FrameColumn], rowKeys: [String], entityKeys: [String],
        times: [Moment], axis: TimeAxis, population: PopulationFlow,
        watchedEvents: Int?, waits: WaitingTimes, contradictions: [PopulationFlow.Exclusion],
        findings: [FrameFinding]
    ) {
        self.frame = frame
        self.subgroups = subgroups
        self.rowKeys = rowKeys
        self.entityKeys = entityKeys
        self.times = times
        self.axis = axis
        self.population = population
        self.watchedEvents = watchedEvents
        self.waits = waits
        self.contradictions = contradictions
        self.findings = findings
        var table = FrozenTable()
        table.add(frame)
        for column in subgroups { table.add(column) }
        table.add(rowKeys)
        table.add(entityKeys)
        table.add(times)
        tableHash = table.digest()
    }

    /// A column of either role.
    package func column(named name: String) -> FrameColumn? {
        frame.column(named: name) ?? subgroups.first { $0.specification.name == name }
    }

    /// For each column with a range how many values lie outside, by the feature's name.
    package var outOfRange: [String: Int] {
        Dictionary(
            findings.filter { $0.kind == .outOfRange }.map { ($0.feature, $0.count) },
            uniquingKeysWith: +)
    }
}

extension LoadedFrame: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Shapes and counts only.
    package var description: String {
        "LoadedFrame(\(frame.rowCount) rows, \(frame.columns.count) columns, \(subgroups.count) subgroups)"
    }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
