import Learning

/// Builds one column of a frame, and counts what is wrong with it.
struct ColumnBuilder {
    struct Built {
        let column: FrameColumn
        let findings: [FrameFinding]
    }

    let observed: ObservedColumns
    let rows: ObservedRows
    let isDated: Bool

    func build(_ feature: ResolvedFeature) throws(FeatureError) -> Built {
        try checkCurrency(feature)
        let cells = observed.columns(feature.needs)
        let known = feature.attributeTable.map {
            observed.columns([ColumnReference($0, AttributeTable.knownAt)])[0]
        }
        let specification = feature.request.specification
        let levels = ColumnBuilder.levels(of: specification)
        var tally = FindingTally()
        var values: [Double] = []
        var states: [UInt8] = []
        for row in rows.kept {
            tally.count(cells, at: row.place)
            var value = feature.value(ObservedCells(cells, row: row.place))
            if let known, value != .missing, isLater(known, row, &tally) { value = .missing }
            let (number, state) = place(value, specification, levels, &tally)
            values.append(number)
            states.append(state)
        }
        return Built(
            column: FrameColumn(specification: specification, values: values, states: states),
            findings: tally.findings(
                feature: specification.name,
                place: feature.needs.map(\.description).joined(separator: ", "),
                rows: rows.kept.count))
    }

    /// What is wrong with columns of the study's population and target, over all rows.
    func findings(in columns: [ColumnReference]) -> [FrameFinding] {
        columns.flatMap { column in
            var tally = FindingTally()
            let cells = observed.columns([column])
            for row in 0..<observed.rowCount { tally.count(cells, at: row) }
            return tally.findings(
                feature: "population and target", place: column.description, rows: observed.rowCount
            )
        }
    }

    /// A value's number and state in the frame.
    private func place(
        _ value: FeatureValue, _ specification: FeatureSpecification, _ levels: [String: Int],
        _ tally: inout FindingTally
    ) -> (Double, UInt8) {
        switch (value, specification.kind) {
        case (.missing, _): return (0, FrameColumn.missing)
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

    private static func levels(of specification: FeatureSpecification) -> [String: Int] {
        guard case .code(let levels, _) = specification.kind else { return [:] }
        return Dictionary(
            levels.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    /// True when the row's attributes can't have been known at its time of observation.
    private func isLater(
        _ known: ColumnCells, _ row: ObservedRows.Row, _ tally: inout FindingTally
    ) -> Bool {
        guard isDated, let time = row.time else { return false }
        switch known.marks[row.place] {
        case .attested:
            tally.add(.attested)
            return false
        case .value where Int(known.numbers[row.place]) <= time.number: return false
        case .value, .missing, .unreadable, .unmapped, .special:
            tally.add(.knownLater)
            return true
        }
    }

    private func checkCurrency(_ feature: ResolvedFeature) throws(FeatureError) {
        guard let currency = feature.currency else { return }
        let cells = observed.columns([currency.column])
        let others = rows.kept.reduce(0) { count, row in
            count + (ObservedCells(cells, row: row.place).word(0) == currency.code ? 0 : 1)
        }
        if others > 0 { throw .otherCurrency(feature.request.name, rows: others) }
    }
}

/// Counts findings of one column, each kind for itself.
private struct FindingTally {
    private var counts: [(kind: FrameFinding.Kind, count: Int)] = []

    mutating func add(_ kind: FrameFinding.Kind) {
        if let index = counts.firstIndex(where: { $0.kind == kind }) {
            counts[index].count += 1
        } else {
            counts.append((kind, 1))
        }
    }

    /// What a row's cells hold that is no value.
    mutating func count(_ cells: [ColumnCells], at row: Int) {
        for column in cells {
            switch column.marks[row] {
            case .unreadable: add(.unreadable)
            case .unmapped: add(.unmapped)
            case .value, .missing, .attested, .special: break
            }
        }
    }

    func findings(feature: String, place: String, rows: Int) -> [FrameFinding] {
        counts.map { kind, count in
            FrameFinding(kind: kind, feature: feature, place: place, count: count, rows: rows)
        }
    }
}
