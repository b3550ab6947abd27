import Learning

/// One column of a frame in the making, and what is wrong with its values.
struct ColumnDraft {
    private let specification: FeatureSpecification
    private let levels: [String: Int]
    private var values: [Double]
    private var states: [UInt8]
    /// What is wrong with values, each kind with the rows in which it was found.
    private var faults: [(kind: FrameFinding.Kind, rows: [Int])] = []
    /// Rows of its histories that had no time and were shown to nobody.
    var undated = 0

    init(_ specification: FeatureSpecification, rows: Int) {
        self.specification = specification
        values = [Double](repeating: 0, count: rows)
        states = [UInt8](repeating: FrameColumn.missing, count: rows)
        levels =
            if case .code(let levels, _) = specification.kind {
                Dictionary(
                    levels.enumerated().map { ($0.element, $0.offset) },
                    uniquingKeysWith: { first, _ in first })
            } else { [:] }
    }

    var column: FrameColumn {
        FrameColumn(specification: specification, values: values, states: states)
    }

    func isMissing(_ row: Int) -> Bool { states[row] == FrameColumn.missing }

    mutating func set(_ row: Int, to value: FeatureValue) {
        let (number, state) = place(value, at: row)
        values[row] = number
        states[row] = state
    }

    /// Says what is wrong with a row's value.
    mutating func note(_ kind: FrameFinding.Kind, at row: Int) {
        if let index = faults.firstIndex(where: { $0.kind == kind }) {
            faults[index].rows.append(row)
        } else {
            faults.append((kind, [row]))
        }
    }

    /// The draft of some of its rows only, in the order given.
    func taking(_ rows: [Int]) -> ColumnDraft {
        var part = ColumnDraft(specification, rows: 0)
        part.values = rows.map { values[$0] }
        part.states = rows.map { states[$0] }
        part.undated = undated
        var numbers = [Int?](repeating: nil, count: values.count)
        for (number, row) in rows.enumerated() { numbers[row] = number }
        part.faults = faults.map { ($0.kind, $0.rows.compactMap { numbers[$0] }) }
        return part
    }

    var tally: FindingTally {
        var tally = FindingTally()
        for fault in faults { tally.add(fault.kind, count: fault.rows.count) }
        tally.add(.undated, count: undated)
        return tally
    }

    /// A value's number and state in the frame.
    private mutating func place(_ value: FeatureValue, at row: Int) -> (Double, UInt8) {
        switch (value, specification.kind) {
        case (.missing, _): return (0, FrameColumn.missing)
        case (.later, _):
            note(.afterObservation, at: row)
            return (0, FrameColumn.missing)
        case (.several, _):
            note(.several, at: row)
            return (0, FrameColumn.missing)
        case (.special(let name), _):
            guard let index = specification.specials.firstIndex(of: name) else {
                note(.undeclaredSpecial(name), at: row)
                return (0, FrameColumn.missing)
            }
            return (0, FrameColumn.firstSpecial + UInt8(index))
        case (.number(let number), .number(let range, _)):
            if !range.contains(number) { note(.outOfRange, at: row) }
            return (number, FrameColumn.value)
        case (.number(let number), .flag): return (number, FrameColumn.value)
        case (.code(let word), .code):
            if let level = levels[word] ?? levels["other"] {
                return (Double(level), FrameColumn.value)
            }
            note(.unlisted, at: row)
            return (0, FrameColumn.missing)
        case (.number, .code), (.code, .number), (.code, .flag):
            preconditionFailure("A feature gives another kind of value than it declares.")
        }
    }
}

/// Counts findings of one column, each kind for itself.
struct FindingTally {
    private var counts: [(kind: FrameFinding.Kind, count: Int)] = []

    mutating func add(_ kind: FrameFinding.Kind, count: Int = 1) {
        guard count > 0 else { return }
        if let index = counts.firstIndex(where: { $0.kind == kind }) {
            counts[index].count += count
        } else {
            counts.append((kind, count))
        }
    }

    func findings(feature: String, place: String, rows: Int) -> [FrameFinding] {
        counts.map { kind, count in
            FrameFinding(kind: kind, feature: feature, place: place, count: count, rows: rows)
        }
    }
}

extension ColumnCells {
    /// What is wrong with a cell, other than that it holds no value.
    func fault(at row: Int) -> FrameFinding.Kind? {
        switch marks[row] {
        case .unreadable, .ambiguous: .unreadable
        case .unmapped: .unmapped
        case .value, .missing, .attested, .special, .unitUnknown, .implausible: nil
        }
    }
}
