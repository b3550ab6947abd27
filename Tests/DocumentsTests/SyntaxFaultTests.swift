import Documents
import Testing

@Suite struct `Syntax fault` {
    /// A document, what is wrong with it, and where.
    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let fault: SyntaxFault
        let line: Int
        let column: Int
        let path: String

        init(_ text: String, _ fault: SyntaxFault, _ line: Int, _ column: Int, _ path: String = "")
        {
            self.text = text
            self.fault = fault
            self.line = line
            self.column = column
            self.path = path
        }

        var testDescription: String { text }
    }

    static let examples = [
        Example("  \n", .endsTooSoon, 2, 1),
        Example("[1", .endsTooSoon, 1, 3, "[0]"),
        Example(#"{"a""#, .endsTooSoon, 1, 5, "a"),
        Example(#""abc"#, .endsTooSoon, 1, 5),
        Example(#""\u00"#, .endsTooSoon, 1, 6),
        Example("-", .endsTooSoon, 1, 2),
        Example("{} {}", .textAfterEnd, 1, 4),
        Example("1 2", .textAfterEnd, 1, 3),
        Example("[}", .expectedValue, 1, 2, "[0]"),
        Example("[,1]", .expectedValue, 1, 2, "[0]"),
        Example("['a']", .expectedValue, 1, 2, "[0]"),
        Example("[True]", .expectedValue, 1, 2, "[0]"),
        Example("{a: 1}", .expectedKey, 1, 2),
        Example(#"{"a": 1, 2}"#, .expectedKey, 1, 10),
        Example(#"{"a" 1}"#, .expectedColon, 1, 6, "a"),
        Example("[1 2]", .expectedCommaOrBracket, 1, 4, "[0]"),
        Example("[1}", .expectedCommaOrBracket, 1, 3, "[0]"),
        Example("[truely]", .expectedCommaOrBracket, 1, 6, "[0]"),
        Example(#"{"a": 1 "b": 2}"#, .expectedCommaOrBrace, 1, 9, "a"),
        Example("[1,\n 2,\n]", .trailingComma, 2, 3, "[1]"),
        Example(#"{"a": 1,}"#, .trailingComma, 1, 8, "a"),
        Example("// study\n{}", .comment, 1, 1),
        Example("{} # study", .comment, 1, 4),
        Example(#"{"a": /* one */ 1}"#, .comment, 1, 7, "a"),
        Example("[NaN]", .notFinite, 1, 2, "[0]"),
        Example("[-Infinity]", .notFinite, 1, 2, "[0]"),
        Example("\"ä\n\"", .controlCharacter, 1, 3),
        Example("[\"\\\"\u{0}\"]", .controlCharacter, 1, 5, "[0]"),
        Example(#""a\x41""#, .unknownEscape, 1, 3),
        Example(#""\u00g0""#, .unknownEscape, 1, 2),
        Example(#""\u００４１""#, .unknownEscape, 1, 2),
        Example(#""\ud83c""#, .loneSurrogate, 1, 2),
        Example(#""\udf33\ud83c""#, .loneSurrogate, 1, 2),
        Example(#""\ud83c\u0041""#, .loneSurrogate, 1, 2),
        Example(#""\ud83cudf33""#, .loneSurrogate, 1, 2),
    ]

    static let numbers = [
        Example("[01]", .malformedNumber, 1, 2, "[0]"),
        Example("[-01]", .malformedNumber, 1, 2, "[0]"),
        Example("[+1]", .malformedNumber, 1, 2, "[0]"),
        Example("[.5]", .malformedNumber, 1, 2, "[0]"),
        Example("[1.]", .malformedNumber, 1, 2, "[0]"),
        Example("[1e]", .malformedNumber, 1, 2, "[0]"),
        Example("[1e+]", .malformedNumber, 1, 2, "[0]"),
        Example("[-]", .malformedNumber, 1, 2, "[0]"),
        Example("[0x10]", .expectedCommaOrBracket, 1, 3, "[0]"),
        Example("[1_000]", .expectedCommaOrBracket, 1, 3, "[0]"),
        Example(#"{"ridge": 1e400}"#, .numberTooLarge, 1, 11, "ridge"),
        Example("[-1e400]", .numberTooLarge, 1, 2, "[0]"),
        Example("[" + String(repeating: "9", count: 400) + ".5]", .numberTooLarge, 1, 2, "[0]"),
        Example("[1e-400]", .numberTooSmall, 1, 2, "[0]"),
        Example("[0." + String(repeating: "0", count: 400) + "1]", .numberTooSmall, 1, 2, "[0]"),
        Example("[9007199254740993]", .integerTooLarge, 1, 2, "[0]"),
        Example("[-9007199254740993]", .integerTooLarge, 1, 2, "[0]"),
        Example("[18446744073709551616]", .integerTooLarge, 1, 2, "[0]"),
    ]

    static let keys = [
        Example(#"{"a": 1, "b": 2, "a": 1}"#, .duplicateKey, 1, 18, "a"),
        Example(#"{"a": 1, "\u0061": 2}"#, .duplicateKey, 1, 10, "a"),
        Example("{\"é\": 1,\n \"e\u{301}\": 2}", .duplicateKey, 2, 2, "[\"e\u{301}\"]"),
        Example(
            #"{"f": [{}, {"0":0,"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"8":0}]}"#,
            .duplicateKey, 1, 73, "f[1].8"),
        Example(
            #"{"f": [{}, {"code": {"x.y": [1, 2,]}}]}"#, .trailingComma, 1, 34,
            #"f[1].code["x.y"][1]"#),
    ]

    @Test(arguments: examples + numbers + keys)
    func `names what is wrong, where, and under which key`(example: Example) throws {
        let error = #expect(throws: DocumentError.self) {
            try JSONParser.parse(Array(example.text.utf8))
        }
        guard case .syntax(let fault, let position, let path) = error else {
            Issue.record("not a syntax error: \(String(describing: error))")
            return
        }
        #expect(fault == example.fault)
        #expect(position.line == example.line)
        #expect(position.column == example.column)
        #expect(path == example.path)
    }

    @Test func `an empty document is refused`() throws {
        #expect(throws: DocumentError.empty) { try JSONParser.parse([]) }
    }

    @Test(arguments: [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]] as [[UInt8]])
    func `a byte order mark is refused`(mark: [UInt8]) throws {
        #expect(throws: DocumentError.byteOrderMark) {
            try JSONParser.parse(mark + Array("{}".utf8))
        }
    }

    @Test func `UTF-16 is refused without its mark too`() throws {
        let position = DocumentPosition(offset: 1, line: 1, column: 2)
        #expect(throws: DocumentError.syntax(.expectedKey, at: position, path: "")) {
            try JSONParser.parse([0x7B, 0x00, 0x7D, 0x00])
        }
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xFF],
        ] as [[UInt8]])
    func `bytes that are no UTF-8 are refused where they stand`(bytes: [UInt8]) throws {
        let document = Array("[\n\"ä".utf8) + bytes + Array("\"]".utf8)
        let position = DocumentPosition(offset: 5, line: 2, column: 3)
        #expect(throws: DocumentError.invalidUTF8(at: position)) {
            try JSONParser.parse(document)
        }
    }
}
