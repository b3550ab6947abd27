import Learning

/// One column of a frame in the making, and what is wrong with its values.
struct ColumnDraft {
    private let specification: FeatureSpecification
    private let levels: [String: Int]
    private var values: [Double]
    private var states: [UInt8]
    var tally = FindingTally()

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

    mutating func set(_ row: Int, to value: FeatureValue) {
        let (number, state) = place(value)
        values[row] = number
        states[row] = state
    }

    /// A value's number and state in the frame.
    private mutating func place(_ value: FeatureValue) -> (Double, UInt8) {
        switch (value, specification.kind) {
        case (.missing, _): return (0, FrameColumn.missing)
        case (.later, _):
            tally.add(.afterObservation)
            return (0, FrameColumn.missing)
        case (.several, _):
            tally.add(.several)
            return (0, FrameColumn.missing)
        case (.special(let name), _):
            guard let index = specification.specials.firstIndex(of: name) else {
                tally.add(.undeclaredSpecial(name))
                return (0, FrameColumn.missing)
            }
            return (0, FrameColumn.firstSpecial + UInt8(index))
        case (.number(let number), .number(let range, _)):
            if !range.contains(number) { tally.add(.outOfRange) }
            return (number, FrameColumn.value)
        case (.number(let number), .flag): return (number, FrameColumn.value)
        case (.code(let word), .code):
            if let level = levels[word] ?? levels["other"] {
                return (Double(level), FrameColumn.value)
            }
            tally.add(.unlisted)
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

    /// What a row's cells hold that is no value.
    mutating func count(_ cells: [ColumnCells], at row: Int) {
        for column in cells {
            switch column.marks[row] {
            case .unreadable, .ambiguous: add(.unreadable)
            case .unmapped: add(.unmapped)
            case .value, .missing, .attested, .special, .unitUnknown, .implausible: break
            }
        }
    }

    func findings(feature: String, place: String, rows: Int) -> [FrameFinding] {
        counts.map { kind, count in
            FrameFinding(kind: kind, feature: feature, place: place, count: count, rows: rows)
        }
    }
}
