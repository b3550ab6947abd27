import Tabular
import Testing

@Suite struct `Dates counted back from another` {
    private let anchor = Day(year: 2001, month: 3, day: 31) ?? Day(number: 0)

    @Test(arguments: [
        ("days_before:opened_on", 30.0, "2001-03-01"), ("days_before:opened_on", 0, "2001-03-31"),
        ("months_before:opened_on", 1, "2001-02-28"), ("months_before:opened_on", 13, "2000-02-29"),
        ("years_before:opened_on", 1, "2000-03-31"), ("age_at:opened_on", 63, "1938-01-01"),
    ])
    func `go by the calendar`(name: String, count: Double, day: String) throws {
        let encoding = try DateEncoding(parsing: name)
        #expect(encoding.name == name)
        #expect(encoding.anchor == "opened_on")
        #expect(encoding.day(from: count, at: anchor) == Day(iso: day))
        #expect(encoding.day(from: String(Int(count)), at: anchor) == Day(iso: day))
        #expect(encoding.day(from: count) == nil)
    }

    @Test func `keep the time of day of an instant`() throws {
        let noon = anchor.startOfDay + 43_200_000
        let days = try DateEncoding(parsing: "days_before:opened_at")
        #expect(days.instant(from: 1, at: noon) == noon - 86_400_000)
        let months = try DateEncoding(parsing: "months_before:opened_at")
        #expect(months.instant(from: 1, at: noon) == noon - 31 * 86_400_000)
        let age = try DateEncoding(parsing: "age_at:opened_at")
        #expect(age.instant(from: 31, at: noon) == 0)
    }

    @Test(arguments: [-1, 2.5, 365_243, 1e300])
    func `are nothing for a count that leads nowhere`(count: Double) throws {
        #expect(
            try DateEncoding(parsing: "days_before:opened_on").day(from: count, at: anchor) == nil)
        #expect(try DateEncoding(parsing: "tick").day(from: count, at: anchor) == nil)
    }
}
