import Tabular
import Testing

@Suite struct `The evidence for a date encoding` {
    private func finding(
        _ name: String, _ smallest: Double?, _ largest: Double?, readable: Double = 1,
        day: Int? = nil, month: Int? = nil
    ) throws -> DateFinding? {
        try DateEncoding(parsing: name).finding(
            in: DateEvidence(
                readableShare: readable, smallest: smallest, largest: largest, largestAtDay: day,
                largestAtMonth: month))
    }

    @Test(arguments: [
        ("epoch_s", -86_400, 1_700_000_000.0), ("epoch_ms", 0, 1_700_000_000_000),
        ("julian", 2_415_020.5, 2_452_008.5), ("sas_days", -100, 15_074),
        ("excel_days", 61, 45_000), ("yyyymmdd", 19_991_231, 20_240_229),
        ("yyyymm", 199_912, 202_402), ("yyyy", 1931, 2006), ("age_at:a", 18, 99),
        ("tick", 1, 5_000_000), ("days_before:a", 0, 20_000),
    ])
    func `holds for what can be right`(name: String, low: Double, high: Double) throws {
        #expect(try finding(name, low, high) == nil)
    }

    @Test(arguments: [
        ("epoch_s", 915_148_800_000.0, 986_774_400_000, ["epoch_ms"]),
        ("julian", 15_000, 15_074, ["sas_days", "excel_days"]),
        ("sas_days", 2_452_008.5, 2_452_100.5, ["julian"]),
        ("yyyymmdd", 199_912, 202_402, ["yyyymm"]),
        ("yyyy", 1931, 9999, ["sas_days", "excel_days"]),
        ("epoch_ms", -1e15, 986_774_400_000, []),
    ])
    func `contradicts years before 1900 and after 2100`(
        name: String, low: Double, high: Double, fitting: [String]
    ) throws {
        let finding = try finding(name, low, high)
        #expect(finding == .outsideYears(encoding: name, fitting: fitting))
        #expect(finding?.isContradiction == true)
    }

    @Test func `contradicts ages that nobody has, and texts that nobody can read`() throws {
        #expect(try finding("age_at:a", 18, 999) == .noAge(encoding: "age_at:a"))
        #expect(
            try finding("iso8601", nil, nil, readable: 0.4) == .hardlyReadable(encoding: "iso8601"))
        #expect(try finding("iso8601", nil, nil, readable: 0.6) == nil)
    }

    @Test func `proves the order of day and month only by a day above 12`() throws {
        #expect(try finding("dd/MM/yyyy", nil, nil, day: 31, month: 12) == nil)
        let unproven = try finding("dd/MM/yyyy", nil, nil, day: 12, month: 12)
        #expect(unproven == .orderUnproven(encoding: "dd/MM/yyyy"))
        #expect(unproven?.isContradiction == false)
        #expect(
            try finding("dd/MM/yyyy", nil, nil, readable: 0.39, day: 12, month: 31)
                == .monthAboveTwelve(encoding: "dd/MM/yyyy"))
        #expect(try finding("yyyy-MM-dd", nil, nil, day: 9, month: 9) == nil)
    }

    @Test(arguments: [
        (
            DateFinding.hardlyReadable(encoding: "julian"),
            "fewer than half of the values can be read as julian; name the encoding they have"
        ),
        (
            .outsideYears(encoding: "epoch_s", fitting: ["epoch_ms"]),
            """
            as epoch_s, some values lie outside the years 1900 to 2100; \
            all would be dates as epoch_ms
            """
        ),
        (
            .outsideYears(encoding: "yyyy", fitting: []),
            """
            as yyyy, some values lie outside the years 1900 to 2100; \
            list them under missing or specials
            """
        ),
        (
            .monthAboveTwelve(encoding: "dd/MM/yyyy"),
            "as dd/MM/yyyy, some months are above 12; day and month stand the other way round"
        ),
    ])
    func `is told in a sentence, without a value`(finding: DateFinding, sentence: String) {
        #expect("\(finding)" == sentence)
    }

    @Test func `finds day and month by their places in the text`() throws {
        let pattern = try DatePattern("dd/MM/yyyy HH:mm")
        #expect((pattern.dayPlace, pattern.monthPlace) == (1, 4))
        let other = try DatePattern("yyyy.MM.dd")
        #expect((other.dayPlace, other.monthPlace) == (9, 6))
    }
}
