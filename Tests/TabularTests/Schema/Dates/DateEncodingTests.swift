import Tabular
import Testing

@Suite struct `Date encodings` {
    @Test(arguments: [
        ("iso8601", "2001-04-09"), ("iso8601", "2001-04-09T00:00:00Z"), ("epoch_s", "986774400"),
        ("epoch_ms", "986774400000"), ("julian", "2452008.5"), ("sas_days", "15074"),
        ("excel_days", "36990"), ("yyyymmdd", "20010409"), ("dd/MM/yyyy", "09/04/2001"),
        ("MM/dd/yyyy", "04/09/2001"), ("yyyy-MM-dd HH:mm:ss.SSS", "2001-04-09 00:00:00.000"),
    ])
    func `all mean 9 April 2001`(name: String, stored: String) throws {
        let encoding = try DateEncoding(parsing: name)
        #expect(encoding.day(from: stored) == Day(iso: "2001-04-09"))
        #expect(encoding.name == name)
    }

    @Test func `months and years mean their first day`() throws {
        #expect(try DateEncoding(parsing: "yyyymm").day(from: 200_104) == Day(iso: "2001-04-01"))
        #expect(try DateEncoding(parsing: "yyyy").day(from: 2001) == Day(iso: "2001-01-01"))
        #expect(try DateEncoding(parsing: "yyyymm").precision == .month)
        #expect(try DateEncoding(parsing: "yyyy").precision == .year)
    }

    @Test(arguments: [
        "iso8601", "epoch_s", "epoch_ms", "julian", "sas_days", "excel_days", "yyyymmdd",
        "dd.MM.yyyy",
        "yyyyMMdd",
    ])
    func `read back the days that they write`(name: String) throws {
        let encoding = try DateEncoding(parsing: name)
        let first = try #require(Day(iso: "1900-03-01")).number
        for number in stride(from: first, to: first + 73_000, by: 61) {
            let text = try #require(encoding.text(of: Day(number: number)))
            #expect(encoding.day(from: text) == Day(number: number))
        }
    }

    @Test(arguments: [
        ("2001-04-09T23:30:00-02:00", "2001-04-10"), ("2001-04-09T00:30+01:00", "2001-04-08"),
        ("2001-04-09 12:00:00.5Z", "2001-04-09"),
    ])
    func `an offset moves a date-time to its day in UTC`(stored: String, day: String) {
        #expect(DateEncoding.iso8601.day(from: stored) == Day(iso: day))
    }

    @Test(arguments: [
        ("iso8601", "2024-02-31"), ("iso8601", "2001-04-09T12:00:00"), ("iso8601", "2001-04-09x"),
        ("dd/MM/yyyy", "31/02/2024"), ("dd/MM/yyyy", "9/4/2001"), ("yyyymmdd", "20011301"),
        ("yyyymmdd", "20010409.5"), ("excel_days", "60"), ("epoch_s", "986774400000"),
        ("iso8601", "9999-12-31"), ("sas_days", "abc"),
    ])
    func `give nothing for what can't be read in full`(name: String, stored: String) throws {
        #expect(try DateEncoding(parsing: name).day(from: stored) == nil)
    }

    @Test func `refuse two-digit years, unknown letters and counts from nowhere`() {
        #expect(throws: DateEncodingError.twoDigitYear("dd/MM/yy")) {
            try DateEncoding(parsing: "dd/MM/yy")
        }
        #expect(throws: DateEncodingError.unknownPattern("dd/MM/YYYY")) {
            try DateEncoding(parsing: "dd/MM/YYYY")
        }
        #expect(throws: DateEncodingError.unknownPattern("MM/yyyy")) {
            try DateEncoding(parsing: "MM/yyyy")
        }
        for name in ["days_before:", "age_at:asked on", "years_before:ASKED"] {
            #expect(throws: DateEncodingError.anchor(name)) {
                try DateEncoding(parsing: name)
            }
        }
    }
}
