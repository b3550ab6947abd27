import Tabular
import Testing

@Suite struct `Number styles` {
    @Test(arguments: [
        (NumberStyle.plain, "1234.5"), (.comma, "1234,5"), (.pointGrouped, "1.234,5"),
        (.commaGrouped, "1,234.5"), (.pointGrouped, "1234,5"), (.plain, " 1.2345e3 "),
    ])
    func `read one number in each country's way`(style: NumberStyle, text: String) {
        #expect(style.number(from: text) == 1234.5)
        #expect(style.number(from: "-" + text.drop { $0 == " " }) == -1234.5)
    }

    @Test(arguments: [
        (NumberStyle.plain, "12abc"), (.plain, "1,5"), (.plain, ""), (.plain, "NULL"),
        (.plain, "1e400"),
        (.plain, "0x10"), (.plain, "inf"), (.plain, ".5"), (.plain, "1."), (.plain, "--1"),
        (.comma, "1.5"), (.comma, "1,2,3"), (.pointGrouped, "1.5"), (.pointGrouped, "12.34,5"),
        (.commaGrouped, "1234,567.0"), (.commaGrouped, ",567"), (.commaGrouped, "1,2345"),
        (.operator, "<"), (.operator, "<<0.5"), (.operator, "<0,5"), (.operator, "!0.5"),
    ])
    func `refuse what is no number of theirs in full`(style: NumberStyle, text: String) {
        #expect(style.number(from: text) == nil)
    }

    @Test(arguments: [
        ("<0.5", NumberSign.below, 0.5), (" < 0.5 ", .below, 0.5), ("<=3", .atMost, 3),
        ("≤3", .atMost, 3), (">1e3", .above, 1000), (">= -2", .atLeast, -2), ("≥7", .atLeast, 7),
        ("=4", .equal, 4), ("4.25", .equal, 4.25),
    ])
    func `split a sign from the number it belongs to`(
        text: String, sign: NumberSign, number: Double
    ) {
        #expect(NumberStyle.operator.number(from: text) == number)
        #expect(NumberSign.split(text).sign == sign)
    }
}
