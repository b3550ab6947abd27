/// A place in a document's bytes.
package struct DocumentPosition: Sendable, Hashable, CustomStringConvertible {
    /// How many bytes stand before it.
    package let offset: Int
    /// From 1; a line ends with a line feed.
    package let line: Int
    /// From 1, counted in Unicode scalars.
    package let column: Int

    package init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// Counts lines and columns up to `offset`; done once, when there is an error to report.
    init(offset: Int, in bytes: [UInt8]) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                column += 1
            }
        }
        self.init(offset: offset, line: line, column: column)
    }

    package var description: String { "line \(line), column \(column)" }
}
