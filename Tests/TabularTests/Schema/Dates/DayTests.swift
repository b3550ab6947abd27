import Tabular
import Testing

@Suite struct `A day` {
    @Test func `counts from 1 January 1970`() {
        #expect(Day(iso: "1970-01-01")?.number == 0)
        #expect(Day(iso: "2001-04-09")?.number == 11_421)
        #expect(Day(iso: "1969-12-31")?.number == -1)
        #expect(Day(year: 2000, month: 2, day: 29)?.number == 11_016)
    }

    @Test(arguments: [
        "2024-02-31", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-1-01", "",
    ])
    func `refuses what no calendar holds`(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func `reads back what it writes, over two centuries`() {
        for number in stride(from: -30_000, through: 50_000, by: 7) {
            #expect(Day(iso: Day(number: number).description) == Day(number: number))
        }
    }

    @Test func `follows the day before, over leap years and ends of months`() throws {
        var components = try #require(Day(iso: "1899-12-31")).components
        let start = try #require(Day(iso: "1900-01-01")).number
        for number in start..<start + 40_000 {
            let next = Day(number: number).components
            let isNextDay = next.day == components.day + 1 && next.month == components.month
            let isNextMonth = next.day == 1 && next.month == components.month % 12 + 1
            #expect(isNextDay || isNextMonth)
            components = next
        }
    }
}
