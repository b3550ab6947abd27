/// What a local column holds, in shares of its first values that are not NULL.
struct ColumnProfile {
    private let values: Int
    private let storage: StorageClasses
    private let numbers: Double
    private let dates: [(encoding: DateEncoding, share: Double)]

    /// How many values are looked at.
    static let sample = 2_000

    init(_ column: String, of table: String, in snapshot: Snapshot) throws(LoadingError) {
        let source = ColumnProfile.source(column, of: table)
        let encodings = ColumnProfile.encodings
        let dates = encodings.map { "count(to_date(x, \(SQLText.literal($0.name))))" }
        let counts = try snapshot.counts(
            "SELECT count(*), count(to_number(x, 'plain')), \(dates.joined(separator: ", ")) \(source)"
        )
        let values = counts.first ?? 0
        self.values = values
        numbers = values == 0 ? 0 : Double(counts[1]) / Double(values)
        self.dates = encodings.indices.map { index in
            (encodings[index], values == 0 ? 0 : Double(counts[index + 2]) / Double(values))
        }
        storage = try snapshot.storage(of: ["x"], from: source).first ?? []
    }

    /// From 0 to 1: the share of values that the column's content could be read from.
    func fit(to column: CanonicalColumn, vocabularyShare: Double?) -> Double {
        if values == 0 { return 0 }
        switch column.content {
        case .integer, .real, .money: return numbers
        case .date, .month: return dates.map(\.share).max() ?? 0
        case .code, .flag, .currency: return max(vocabularyShare ?? 0, 0.5)
        case .text, .word: return 1
        }
    }

    /// The one encoding that reads most of the values, if that is nearly all.
    var date: DateEncoding? {
        let best = dates.map(\.share).max() ?? 0
        let winners = dates.filter { $0.share == best }
        return best >= 0.95 && winners.count == 1 ? winners[0].encoding : nil
    }

    /// The share of values that are words of a vocabulary.
    static func share(
        of vocabulary: [String], in column: String, of table: String, _ snapshot: Snapshot
    ) throws(LoadingError) -> Double {
        let words = vocabulary.map(SQLText.literal).joined(separator: ", ")
        let counts = try snapshot.counts(
            "SELECT count(*), sum(trim(x) IN (\(words))) \(source(column, of: table))")
        guard counts.count == 2, counts[0] > 0 else { return 0 }
        return Double(counts[1]) / Double(counts[0])
    }

    private static func source(_ column: String, of table: String) -> String {
        """
        FROM (SELECT s.\(SQLText.name(column)) AS x FROM main.\(SQLText.name(table)) AS s \
        WHERE s.\(SQLText.name(column)) IS NOT NULL AND trim(s.\(SQLText.name(column))) <> '' \
        LIMIT \(sample))
        """
    }

    /// Encodings that values alone can tell apart. Days since some year can't: they are left open.
    private static let encodings: [DateEncoding] = {
        let names = [
            "iso8601", "epoch_s", "epoch_ms", "yyyymmdd", "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy",
            "dd-MM-yyyy", "yyyy/MM/dd",
        ]
        return names.compactMap { name in
            do throws(DateEncodingError) { return try DateEncoding(parsing: name) } catch {
                return nil
            }
        }
    }()
}
