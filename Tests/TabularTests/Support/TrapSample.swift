import Learning
import Tabular

/// A clean sample of 900 requests over nine months, and what `check` says of it once SQL has spoilt it.
struct TrapSample {
    static let rows = 900

    /// Deterministic, and without any relation between features and verdict.
    static let tables: String = {
        var generator = SeededGenerator(seed: 7)
        var requests: [String] = []
        var verdicts: [String] = []
        for row in 0..<rows {
            let month = padded(1 + row % 9)
            let day = padded(1 + Int(generator.next() % 28))
            let amount = 100_000 + generator.next() % 900_000
            let rate = 300 + Double(generator.next() % 4_000) / 10
            let months = 1 + generator.next() % 240
            let kind = ["car", "boat", "other"][Int(generator.next() % 3)]
            let urgent = generator.next() % 2
            requests.append(
                "('r\(row)', 'p\(row)', '2025-\(month)-\(day)', \(amount), \(rate), \(months), '\(kind)', \(urgent))"
            )
            let result = generator.next() % 4 == 0 ? "broken" : "kept"
            verdicts.append("('r\(row)', '\(result)', '2025-12-\(day)')")
        }
        return """
            CREATE TABLE request (
              id TEXT, person TEXT, asked TEXT, amount INTEGER, rate REAL, months INTEGER, kind TEXT,
              urgent INTEGER);
            CREATE TABLE verdict (id TEXT, result TEXT, ended TEXT);
            INSERT INTO request VALUES \(requests.joined(separator: ","));
            INSERT INTO verdict VALUES \(verdicts.joined(separator: ","));
            """
    }()

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    static let requests = [
        Requests.domain(
            "rate", .number(range: -100...2000, edges: [350, 400, 450, 500, 550, 600])),
        Requests.domain(
            "months", .number(range: -100...1_000_000, edges: [30, 60, 90, 120, 150, 180, 210])),
        Requests.domain("kind", Requests.codes("car", "boat", "other")),
        Requests.domain("urgent", .flag),
    ]

    /// The report on the sample after a change to its tables.
    static func report(
        after sql: String = "", text: String = Mappings.text(),
        _ more: [FeatureRequest] = [], horizon: Int = 0,
        split: SplitRequest.Kind = .hash(holdout: 300)
    ) throws -> QualityReport {
        try TemporaryDatabase(tables + sql).mapped(try Mappings.parse(text)) { compiled, snapshot in
            try QualityCheck(schema: Lending.schema, fieldChecks: []).report(
                for: Lending.loader(
                    requests + more, horizon: horizon,
                    split: SplitRequest(kind: split, validation: 0, seed: "2025")),
                compiled, in: snapshot
            ).report
        }
    }

    /// The ids of checks that warn or fail, each once, in order of the alphabet.
    static func fired(_ report: QualityReport) -> [String] {
        Set((report.results(.warn) + report.results(.fail)).map(\.id)).sorted()
    }
}
