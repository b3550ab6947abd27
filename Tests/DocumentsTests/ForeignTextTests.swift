import Documents
import Testing

@Suite struct `Text of others in a sentence` {
    @Test func `is one line in which nothing moves a cursor, hides or turns round`() {
        let text = "a\u{1B}[31m\n\u{202E}\u{200B}b\u{2028}é東\u{FEFF}"
        #expect(
            "\(foreign: text)" == #"a\u{1b}[31m\u{a}\u{202e}\u{200b}b\u{2028}é東\u{feff}"#)
    }

    @Test func `is cut at its bound, and never within an escaped sign`() {
        #expect("\(foreign: String(repeating: "x", count: 64))".count == 64)
        #expect(
            "\(foreign: String(repeating: "x", count: 65))"
                == String(repeating: "x", count: 64) + "…")
        #expect("\(foreign: "abcd\u{1B}", atMost: 8)" == "abcd…")
        #expect("\(foreign: "abc\u{7}", atMost: 8)" == #"abc\u{7}"#)
        #expect("\(file: String(repeating: "x", count: 2000))".count == 1025)
    }

    @Test func `is a list of so many names, and how many more there are`() {
        #expect("\(foreign: ["a\n", "b"])" == #"a\u{a}, b"#)
        let names = Array(repeating: "x", count: 63)
        #expect("\(foreign: names)" == names.prefix(60).joined(separator: ", ") + " and 3 more")
    }

    @Test func `of several lines keeps them, and no more`() {
        #expect(ForeignText.lines("a\r\nb\u{1B}[2J\n\n") == "a\\u{d}\nb\\u{1b}[2J\n\n")
    }

    @Test func `keeps its quotes inside quotes`() {
        #expect(ForeignText.quoted("a\"\\\u{0}") == #""a\"\\\u{0}""#)
    }
}
