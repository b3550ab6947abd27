import Tabular
import Testing

@Suite struct `Instants` {
    static let instant: Int64 = 986_774_400_000

    @Test(arguments: [
        ("iso8601", "2001-04-09"), ("iso8601", "2001-04-09T00:00:00Z"),
        ("iso8601", "2001-04-09 02:00:00.000+02:00"), ("iso8601", "2001-04-08T19:00-0500"),
        ("iso8601", "2001-04-09 00:00:00+00"), ("epoch_s", "986774400"),
        ("epoch_ms", "986774400000"), ("julian", "2452008.5"), ("sas_days", "15074"),
        ("excel_days", "36990"), ("yyyymmdd", "20010409"), ("dd/MM/yyyy", "09/04/2001"),
        ("yyyyMMdd", "20010409"),
    ])
    func `read 9 April 2001, 00:00 UTC, in each encoding`(name: String, stored: String) throws {
        let encoding = try DateEncoding(parsing: name)
        let zone = try ZoneRules("America/Chicago")
        #expect(encoding.instant(from: stored) == .one(Instants.instant))
        #expect(encoding.instant(from: stored, in: zone) == .one(Instants.instant))
        #expect(encoding.day(from: stored) == Day(iso: "2001-04-09"))
        #expect(!encoding.needsZone)
        #expect(!encoding.needsZone(toRead: stored))
    }

    @Test func `begin months and years with their first day`() throws {
        let month = try DateEncoding(parsing: "yyyymm").instant(from: "200104")
        #expect(month == .one(986_083_200_000))
        let year = try DateEncoding(parsing: "yyyy").instant(from: 2001)
        #expect(year == .one(978_307_200_000))
    }

    @Test(arguments: [
        ("epoch_s", "986774400.5", Int64(986_774_400_500)), ("epoch_s", "-1", -1_000),
        ("epoch_ms", "-1", -1), ("julian", "2452009", 986_817_600_000),
        ("julian", "2440587.75", 21_600_000),
        ("iso8601", "2001-04-09T12:34:56.789Z", 986_819_696_789),
        ("iso8601", "2001-04-09T12:34:56.7Z", 986_819_696_700),
        ("iso8601", "1969-12-31T23:59:59.999Z", -1),
    ])
    func `are exact to the millisecond, before 1970 too`(
        name: String, stored: String, instant: Int64
    ) throws {
        #expect(try DateEncoding(parsing: name).instant(from: stored) == .one(instant))
    }

    @Test(arguments: [
        ("iso8601", "2001-04-09T02:00:00"), ("iso8601", "2001-04-09 02:00"),
        ("dd.MM.yyyy HH:mm:ss", "09.04.2001 02:00:00"), ("yyyyMMddHHmmssSSS", "20010409020000000"),
        ("excel_days", "36990.083333333336"),
    ])
    func `need a zone where a local time has no offset`(name: String, stored: String) throws {
        let encoding = try DateEncoding(parsing: name)
        let zone = try ZoneRules("Europe/Budapest")
        #expect(encoding.needsZone(toRead: stored))
        #expect(encoding.instant(from: stored) == .unreadable)
        #expect(encoding.instant(from: stored, in: zone) == .one(Instants.instant))
        #expect(encoding.day(from: stored, in: zone) == Day(iso: "2001-04-09"))
    }

    @Test(arguments: [
        ("iso8601", "2001-04-09T24:00:00Z"), ("iso8601", "2001-04-09T12:00:60Z"),
        ("iso8601", "2001-04-09T12Z"), ("iso8601", "2001-04-09T12:00:00.Z"),
        ("iso8601", "2001-04-09T12:00:00+2"), ("iso8601", "2001-04-09T12:00:00Zulu"),
        ("iso8601", "1899-12-31"), ("epoch_s", "986774400000"), ("epoch_ms", "1e300"),
        ("sas_days", "15074.5"), ("excel_days", "60"), ("yyyymmdd", "20010229"),
        ("dd/MM/yyyy HH:mm", "09/04/2001 24:00"), ("tick", "192"), ("age_at:opened_on", "63"),
        ("epoch_s", ""),
    ])
    func `are nothing where the text can't be read in full`(name: String, stored: String) throws {
        let zone = try ZoneRules("Europe/Budapest")
        let reading = try DateEncoding(parsing: name).instant(from: stored, in: zone)
        #expect(reading == .unreadable)
    }

    @Test func `lie in the day that holds them`() {
        #expect(Day(containing: Instants.instant) == Day(iso: "2001-04-09"))
        #expect(Day(containing: Instants.instant - 1) == Day(iso: "2001-04-08"))
        #expect(Day(containing: -1) == Day(iso: "1969-12-31"))
        #expect(Day(containing: -86_400_000) == Day(iso: "1969-12-31"))
        #expect(Day(iso: "2001-04-09")?.startOfDay == Instants.instant)
    }

    @Test func `are no ticks, and ticks are whole`() throws {
        let tick = try DateEncoding(parsing: "tick")
        #expect(tick.tick(from: 192) == 192)
        #expect(tick.tick(from: 192.5) == nil)
        #expect(tick.tick(from: 1e300) == nil)
        #expect(tick.day(from: 192) == nil)
        #expect(DateEncoding.epochSeconds.tick(from: 192) == nil)
    }

    @Test func `are the finest of four precisions`() throws {
        let names = [
            ("yyyy", DateEncoding.Precision.year), ("years_before:a", .year), ("age_at:a", .year),
            ("yyyymm", .month), ("months_before:a", .month), ("yyyymmdd", .day),
            ("days_before:a", .day), ("dd/MM/yyyy", .day), ("epoch_s", .instant),
            ("dd/MM/yyyy HH:mm", .instant),
        ]
        for (name, precision) in names {
            #expect(try DateEncoding(parsing: name).precision == precision)
        }
        #expect(DateEncoding.Precision.allCases.sorted() == [.year, .month, .day, .instant])
    }
}
