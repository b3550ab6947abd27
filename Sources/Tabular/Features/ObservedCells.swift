/// The cells of one row that somebody has asked for, in the order in which they were asked for.
///
/// What can't be read or translated counts as missing here; the loader reports it.
package struct ObservedCells: Sendable {
    package enum Cell: Sendable, Hashable {
        case number(Double)
        case word(String)
        case day(Day)
        case missing
        case special(String)
    }

    private let columns: [ColumnCells]
    private let row: Int

    init(_ columns: [ColumnCells], row: Int) {
        self.columns = columns
        self.row = row
    }

    package subscript(_ position: Int) -> Cell {
        let column = columns[position]
        switch column.marks[row] {
        case .missing, .unreadable, .unmapped, .attested: return .missing
        case .special(let place): return .special(column.specials[place])
        case .value: break
        }
        switch column.request.kind {
        case .number: return .number(column.numbers[row])
        case .day: return .day(Day(number: Int(column.numbers[row])))
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

    /// The cell as a feature's value: a number or a word as it is.
    package func value(_ position: Int) -> FeatureValue {
        switch self[position] {
        case .number(let number): .number(number)
        case .word(let word): .code(word)
        case .special(let name): .special(name)
        case .day, .missing: .missing
        }
    }
}
