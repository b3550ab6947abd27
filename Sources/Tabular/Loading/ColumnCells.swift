import GRDBSQLite

/// One column of a result, in memory: for each row a value, or why there is none.
package struct ColumnCells: Sendable {
    /// Why a cell holds no value, or that it does.
    package enum Mark: Sendable, Hashable {
        case value, missing, unreadable, unmapped, attested
        /// The row's unit is none that the mapping knows.
        case unitUnknown
        /// Outside the range in which the row's measure is believed.
        case implausible
        /// A local time that clocks showed twice.
        case ambiguous
        /// A special value, by its place in `specials`.
        case special(Int)
    }

    package let request: ColumnReader.Request
    /// For each row a number, a flag as 1 or 0, the number of a day or a moment, or a word's place in
    /// `words`.
    package private(set) var numbers: [Double] = []
    /// For each row a text; filled for requests of kind `text` only.
    package private(set) var texts: [String] = []
    /// The words that occur, in the order of their first row.
    package private(set) var words: [String] = []
    /// The names of specials that occur, in the order of their first row.
    package private(set) var specials: [String] = []
    package private(set) var marks: [Mark] = []
    private var places: [String: Int] = [:]

    init(request: ColumnReader.Request) {
        self.request = request
    }

    package var count: Int { marks.count }

    /// Forgets the rows and keeps the words.
    mutating func removeRows() {
        numbers.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
    }

    package func count(of mark: Mark) -> Int {
        marks.reduce(0) { $0 + ($1 == mark ? 1 : 0) }
    }

    mutating func append(from statement: OpaquePointer, at position: Int32, row: Int) throws {
        let mark = try self.mark(statement, position, row)
        guard mark == .value else {
            append(0, "", mark)
            return
        }
        switch request.kind {
        case .text:
            let text = try self.text(statement, position, row)
            append(0, text, text.isEmpty ? .missing : .value)
        case .word:
            let word = try self.text(statement, position, row)
            append(word.isEmpty ? 0 : Double(place(of: word)), "", word.isEmpty ? .missing : .value)
        case .number(let decimals, let isWhole):
            let number = try self.number(statement, position, row)
            let isReadable = number.isFinite && (!isWhole || ColumnCells.isCountable(number))
            let rounded = isReadable ? CanonicalColumn.rounded(number, decimals: decimals) : 0
            append(rounded, "", isReadable ? .value : .unreadable)
        case .day:
            let day = Day(iso: try self.text(statement, position, row))
            append(Double(day?.number ?? 0), "", day == nil ? .unreadable : .value)
        case .moment:
            let number = try self.number(statement, position, row)
            let isReadable = ColumnCells.isCountable(number)
            append(isReadable ? number : 0, "", isReadable ? .value : .unreadable)
        }
    }

    private mutating func append(_ number: Double, _ text: String, _ mark: Mark) {
        // There is one zero only, whatever its sign was.
        numbers.append(number == 0 ? 0 : number)
        if request.kind == .text { texts.append(text) }
        marks.append(mark)
    }

    private mutating func mark(
        _ statement: OpaquePointer, _ position: Int32, _ row: Int
    ) throws -> Mark {
        let isNull = sqlite3_column_type(statement, position) == SQLITE_NULL
        guard request.hasState else { return isNull ? .missing : .value }
        guard sqlite3_column_type(statement, position + 1) == SQLITE_TEXT else {
            return isNull ? .missing : .value
        }
        let state = try text(statement, position + 1, row)
        switch state {
        case "missing": return .missing
        case "unreadable", "skipped": return .unreadable
        case "unmapped": return .unmapped
        case "attested": return .attested
        case "unit_unknown": return .unitUnknown
        case "implausible": return .implausible
        case "ambiguous": return .ambiguous
        default:
            let name = String(state.dropFirst("special:".count))
            if let place = specials.firstIndex(of: name) { return .special(place) }
            specials.append(name)
            return .special(specials.count - 1)
        }
    }

    private mutating func place(of word: String) -> Int {
        if let place = places[word] { return place }
        places[word] = words.count
        words.append(word)
        return words.count - 1
    }

    private func number(_ statement: OpaquePointer, _ position: Int32, _ row: Int) throws -> Double
    {
        switch sqlite3_column_type(statement, position) {
        case SQLITE_FLOAT: return sqlite3_column_double(statement, position)
        case SQLITE_INTEGER:
            let whole = sqlite3_column_int64(statement, position)
            return Double(exactly: whole) ?? .infinity
        default:
            throw LoadingError.unexpectedCell(column: request.name, expected: "a number", row: row)
        }
    }

    private func text(_ statement: OpaquePointer, _ position: Int32, _ row: Int) throws -> String {
        guard sqlite3_column_type(statement, position) == SQLITE_TEXT,
            let bytes = sqlite3_column_text(statement, position)
        else {
            throw LoadingError.unexpectedCell(column: request.name, expected: "a text", row: row)
        }
        let count = Int(sqlite3_column_bytes(statement, position))
        let buffer = UnsafeBufferPointer(start: bytes, count: count)
        guard let text = String(validating: buffer, as: UTF8.self) else {
            throw LoadingError.unexpectedCell(
                column: request.name, expected: "valid UTF-8", row: row)
        }
        return text
    }

    /// Whole, and no larger than binary64 counts exactly.
    private static func isCountable(_ number: Double) -> Bool {
        number == number.rounded() && number.magnitude <= 9_007_199_254_740_992
    }
}
