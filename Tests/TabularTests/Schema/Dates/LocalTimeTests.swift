import Tabular
import Testing

@Suite struct `Local times` {
    private func local(_ text: String) throws -> LocalTime {
        try #require(DatePattern("yyyy-MM-dd HH:mm").localTime(from: text))
    }

    private func instant(_ text: String) throws -> Int64 {
        try #require(DateEncoding.iso8601.instant(from: text).instant)
    }

    @Test(arguments: [
        ("Europe/Budapest", "2024-03-31 01:59", "2024-03-31T00:59Z"),
        ("Europe/Budapest", "2024-03-31 03:00", "2024-03-31T01:00Z"),
        ("Europe/Budapest", "2024-10-27 01:59", "2024-10-26T23:59Z"),
        ("Europe/Budapest", "2024-10-27 03:00", "2024-10-27T02:00Z"),
        ("Europe/Budapest", "1985-07-01 12:00", "1985-07-01T10:00Z"),
        ("America/Chicago", "2024-03-10 01:59", "2024-03-10T07:59Z"),
        ("America/Chicago", "2024-03-10 03:00", "2024-03-10T08:00Z"),
        ("America/Chicago", "2024-11-03 00:59", "2024-11-03T05:59Z"),
        ("America/Chicago", "2024-11-03 02:00", "2024-11-03T08:00Z"),
        ("Asia/Kolkata", "2024-06-01 05:30", "2024-06-01T00:00Z"),
        ("UTC", "2024-06-01 05:30", "2024-06-01T05:30Z"),
    ])
    func `are one instant on every usual day`(zone: String, written: String, utc: String) throws {
        let zone = try ZoneRules(zone)
        let instant = try instant(utc)
        #expect(try local(written).resolve(in: zone) == .one(instant))
        #expect(try zone.localTime(at: instant) == local(written))
    }

    @Test(arguments: [
        ("Europe/Budapest", "2024-03-31 02:00"), ("Europe/Budapest", "2024-03-31 02:59"),
        ("America/Chicago", "2024-03-10 02:00"), ("America/Chicago", "2024-03-10 02:59"),
    ])
    func `don't exist in the hour that summer time leaves out`(zone: String, text: String) throws {
        #expect(try local(text).resolve(in: ZoneRules(zone)) == .gap)
        let encoding = try DateEncoding(parsing: "yyyy-MM-dd HH:mm")
        #expect(try encoding.instant(from: text, in: ZoneRules(zone)) == .gap)
    }

    @Test(arguments: [
        ("Europe/Budapest", "2024-10-27 02:00", "2024-10-27T00:00Z"),
        ("Europe/Budapest", "2024-10-27 02:59", "2024-10-27T00:59Z"),
        ("America/Chicago", "2024-11-03 01:00", "2024-11-03T06:00Z"),
        ("America/Chicago", "2024-11-03 01:59", "2024-11-03T06:59Z"),
    ])
    func `are two instants in the hour that comes twice`(
        zone: String, written: String, utc: String
    ) throws {
        let early = try instant(utc)
        let late = early + 3_600_000
        let reading = try local(written).resolve(in: ZoneRules(zone))
        #expect(reading == .two(early: early, late: late))
        #expect(reading.instant == nil)
        #expect(reading.instant(receivedAt: early) == early)
        #expect(reading.instant(receivedAt: late - 1) == early)
        #expect(reading.instant(receivedAt: late) == late)
        #expect(reading.instant(receivedAt: late + 3_599_999) == late)
        #expect(reading.instant(receivedAt: late + 3_600_000) == nil)
        #expect(reading.instant(receivedAt: early - 1) == nil)
    }

    @Test(arguments: [
        "Europe/Budapest", "America/Chicago", "Australia/Lord_Howe", "Africa/Casablanca",
        "Asia/Kathmandu",
    ])
    func `come back from the instants at which clocks show them`(name: String) throws {
        let zone = try ZoneRules(name)
        let start = try instant("1901-01-01T00:00Z")
        for step in 0..<5_000 {
            let instant = start + Int64(step) * 1_234_567_891
            switch zone.localTime(at: instant).resolve(in: zone) {
            case .one(let found): #expect(found == instant)
            case .two(let early, let late): #expect(early == instant || late == instant)
            case .gap, .unreadable: Issue.record("A clock's own time is no gap: \(instant)")
            }
        }
    }

    @Test(arguments: ["Europe/Madird", "EST", "GMT+2", "Central time", ""])
    func `need a zone that the world knows`(name: String) {
        #expect(throws: DateEncodingError.unknownZone(name)) { try ZoneRules(name) }
    }
}
