import Comparison
import Foundation
import Testing

@Suite struct `Terminal table` {
    private static let report = Example.report([
        Example.institution("alder"),
        Example.institution("birch", gain: -0.02, basis: .undecided).published(smallestCell: 10),
        Example.small.published(smallestCell: 10),
    ])

    /// The expected text stands in Snapshots/terminal-table.txt, to be read as a user would.
    @Test func `reads as agreed`() throws {
        let snapshot = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Snapshots/terminal-table.txt")
        let expected = try String(contentsOf: snapshot, encoding: .utf8)
        #expect(TerminalTable(Self.report, in: Example.context).text == expected)
    }

    @Test(arguments: [
        "alder", String(repeating: "long name ", count: 20), String(repeating: "銀行", count: 40),
        "al\u{1B}[31mder\u{7}", "al\u{202E}der", "e\u{301}\u{301}\u{301}rable", "",
    ])
    func `keeps to 100 columns and sends no control character, whatever the names`(name: String) {
        let report = Example.report([Example.institution(name)])
        let context = ReportContext(
            aim: name, terms: FieldTerms(entity: name, event: name, nonEvent: name))
        let text = TerminalTable(report, in: context).text
        for line in text.split(separator: "\n") {
            #expect(Self.columns(line) <= 100, "\(line)")
        }
        #expect(
            text.unicodeScalars.allSatisfy {
                $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory)
            })
    }

    @Test func `says what a new institution should expect, from five institutions on`() {
        let names = ["alder", "birch", "cedar", "elm", "fir"]
        let report = Example.report(names.map { Example.institution($0) })
        let text = TerminalTable(report, in: Example.context).text
        #expect(text.contains("Over 5 institutions the gain in log loss is +0.0500 [+0.0"))
        #expect(!TerminalTable(Self.report, in: Example.context).text.contains("Over "))
    }

    @Test func `says so where nobody names own figures`() {
        let text = TerminalTable(Example.report([]), in: Example.context).text
        #expect(text.contains("No institution's policy names its own figures."))
    }

    /// Columns by a rule of its own: wide characters of the test's names count twice.
    private static func columns(_ line: Substring) -> Int {
        line.reduce(0) { $0 + ($1 == "銀" || $1 == "行" ? 2 : 1) }
    }
}
