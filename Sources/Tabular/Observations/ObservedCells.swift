/// The cells of one row that somebody has asked for, in the order in which they were asked for.
///
/// What can't be read or translated counts as missing here; the loader reports it.
package struct ObservedCells: Sendable {
    package enum Cell: Sendable, Hashable {
        case number(Double)
        case word(String)
        case day(Day)
        /// Milliseconds since 1970, or ticks of usage.
        case moment(Int)
        case missing
        case special(String)
    }

    private let columns: ArraySlice<ColumnCells>
    private let row: Int
    private let axis: TimeAxis
    /// The time of observation; nil in a `record` study and where the cells are of another row.
    package let time: Moment?

    init(_ columns: [ColumnCells], row: Int, axis: TimeAxis, time: Moment? = nil) {
        self.init(columns[...], row: row, axis: axis, time: time)
    }

    private init(_ columns: ArraySlice<ColumnCells>, row: Int, axis: TimeAxis, time: Moment?) {
        self.columns = columns
        self.row = row
        self.axis = axis
        self.time = time
    }

    /// The day of observation, UTC.
    package var observedOn: Day? { time.flatMap(axis.day) }

    /// The cells from `start` on, counted from 0 again.
    func dropFirst(_ start: Int) -> ObservedCells {
        ObservedCells(columns.dropFirst(start), row: row, axis: axis, time: time)
    }

    package subscript(_ position: Int) -> Cell {
        let column = columns[columns.startIndex + position]
        switch column.marks[row] {
        case .missing, .unreadable, .unmapped, .attested, .unitUnknown, .implausible, .ambiguous:
            return .missing
        case .special(let place): return .special(column.specials[place])
        case .value: break
        }
        switch column.request.kind {
        case .number: return .number(column.numbers[row])
        case .day: return .day(Day(number: Int(column.numbers[row])))
        case .moment: return .moment(Int(column.numbers[row]))
        case .word: return .word(column.words[Int(column.numbers[row])])
        case .text: return .word(column.texts[row])
        }
    }

    package func number(_ position: Int) -> Double? {
        if case .number(let number) = self[position] { number } else { nil }
    }

    package func word(_ position: Int) -> String? {
        if case .word(let word) = self[position] { word } else { nil }
    }

    package func day(_ position: Int) -> Day? {
        if case .day(let day) = self[position] { day } else { nil }
    }

    /// A day or an instant as a point on the study's axis.
    ///
    /// On an axis of days an instant is the day in which it lies; on one of instants a day is its
    /// beginning, UTC.
    package func moment(_ position: Int) -> Moment? {
        switch self[position] {
        case .day(let day): axis.moment(of: day)
        case .moment(let value):
            switch axis {
            case .instants, .ticks: Moment(value)
            case .days: TimeAxis.instants.day(of: Moment(value)).map { Moment($0.number) }
            }
        case .number, .word, .missing, .special: nil
        }
    }

    /// The cell as a feature's value: a number or a word as it is.
    package func value(_ position: Int) -> FeatureValue {
        switch self[position] {
        case .number(let number): .number(number)
        case .word(let word): .code(word)
        case .special(let name): .special(name)
        case .day, .moment, .missing: .missing
        }
    }
}
