/// A table written by RFC 4180, safe to open in a spreadsheet.
package struct CSVText: Sendable {
    package enum Cell: Sendable, Hashable {
        case text(String)
        case number(Double?)
        case integer(Int64)

        package static let empty = Cell.number(nil)
    }

    package private(set) var text = ""
    private let columns: Int

    package init(header: [String]) {
        columns = header.count
        append(header.map { .text($0) })
    }

    package mutating func append(_ cells: [Cell]) {
        precondition(cells.count == columns, "a table's rows have the columns of its header")
        text += cells.map(written).joined(separator: ",") + "\r\n"
    }

    private func written(_ cell: Cell) -> String {
        switch cell {
        case .number(nil): ""
        case .integer(let number): "\(number)"
        case .number(let number?):
            number == number.rounded() && number.magnitude < 1e15
                ? String(Int(number)) : "\(number)"
        case .text(let text): quoted(Self.isFormula(text) ? "'" + text : text)
        }
    }

    /// Spreadsheets run texts that start so, also behind blanks.
    private static func isFormula(_ text: String) -> Bool {
        let start = text.unicodeScalars.drop { $0.properties.isWhitespace }
        guard let first = start.first else { return false }
        let leadsFormula: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%"]
        return leadsFormula.contains(first) || text.unicodeScalars.first == "\t"
            || text.unicodeScalars.first == "\r"
    }

    private func quoted(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains {
            $0 == "," || $0 == "\"" || $0.properties.generalCategory == .control
        }
        guard needsQuotes || text.first == " " || text.last == " " else { return text }
        var output = "\""
        for scalar in text.unicodeScalars {
            output.unicodeScalars.append(scalar)
            if scalar == "\"" { output.unicodeScalars.append(scalar) }
        }
        return output + "\""
    }
}
