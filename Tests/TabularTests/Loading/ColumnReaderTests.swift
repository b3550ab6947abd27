import Tabular
import Testing

@Suite struct `Reading columns` {
    private func read(
        _ kind: ColumnReader.Request.Kind, _ values: String, hasState: Bool = false
    ) throws -> ColumnCells {
        let database = try TemporaryDatabase("CREATE TABLE t (x)")
        return try database.open().snapshot { snapshot in
            let columns = hasState ? "column1, column2" : "column1"
            let request = ColumnReader.Request(
                name: "request.months", kind: kind, hasState: hasState)
            return try ColumnReader.read(
                "SELECT \(columns) FROM (VALUES \(values))", [request], in: snapshot)[0]
        }
    }

    private func error(_ kind: ColumnReader.Request.Kind, _ values: String) -> LoadingError? {
        do {
            _ = try read(kind, values)
            return nil
        } catch {
            return error as? LoadingError
        }
    }

    @Test func `names table, column and row of a cell of another kind, never its value`() {
        let number = ColumnReader.Request.Kind.number(decimals: nil, isWhole: false)
        #expect(
            error(number, "(1), (2.5), ('secret')")
                == .unexpectedCell(column: "request.months", expected: "a number", row: 3))
        #expect(
            error(number, "(1), ('secret')")?.description
                == """
                request.months: row 2 is not a number. Say in the mapping how it is read, or list \
                its value under missing
                """)
        #expect(
            error(.text, "('a'), (x'00')")
                == .unexpectedCell(column: "request.months", expected: "a text", row: 2))
        #expect(
            error(.word, "(cast(x'ff' as text))")
                == .unexpectedCell(column: "request.months", expected: "valid UTF-8", row: 1))
    }

    @Test func `marks what binary64 can't hold, and fractions of what is whole`() throws {
        let cells = try read(
            .number(decimals: 0, isWhole: true),
            "(9007199254740992), (9007199254740993), (9223372036854775807), (1e19), (2.5), (9e999), (NULL), (-3)"
        )
        #expect(
            cells.marks == [
                .value, .unreadable, .unreadable, .unreadable, .unreadable, .unreadable, .missing,
                .value,
            ])
        #expect(cells.numbers[0] == 9_007_199_254_740_992)
        #expect(cells.numbers[7] == -3)
    }

    @Test func `rounds to the column's resolution and knows one zero only`() throws {
        let cells = try read(.number(decimals: 2, isWhole: false), "(1.005), (2.125), (-0.001)")
        #expect(cells.numbers == [1, 2.13, 0])
        #expect(cells.numbers[2].sign == .plus)
    }

    @Test func `reads words once each, blank ones as missing`() throws {
        let cells = try read(.word, "('car'), ('boat'), ('car'), (''), (NULL)")
        #expect(cells.words == ["car", "boat"])
        #expect(cells.numbers == [0, 1, 0, 0, 0])
        #expect(cells.marks == [.value, .value, .value, .missing, .missing])
    }

    @Test func `reads what a state says of a value that isn't there`() throws {
        let cells = try read(
            .day,
            "('2001-04-09', NULL), (NULL, 'missing'), (NULL, 'special:never'), (NULL, 'unreadable'), (NULL, 'special:later'), (NULL, 'special:never')",
            hasState: true)
        #expect(cells.numbers[0] == 11_421)
        #expect(
            cells.marks == [.value, .missing, .special(0), .unreadable, .special(1), .special(0)])
        #expect(cells.specials == ["never", "later"])
    }
}
