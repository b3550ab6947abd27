/// What a local column holds, in shares of its first values that are not NULL.
struct ColumnProfile {
    private let values: Int
    private let declaredType: String
    private let numbers: [(style: NumberStyle, share: Double)]
    private let dates: [(encoding: DateEncoding, share: Double)]

    /// How many values are looked at.
    static let sample = 2_000

    init(
        _ column: LocalColumn, of table: String, in snapshot: Snapshot
    ) throws(LoadingError) {
        declaredType = column.declaredType
        let source = ColumnProfile.source(column.name, of: table)
        let encodings = ColumnProfile.encodings
        let readings =
            ColumnProfile.styles.map { "count(to_number(x, \(SQLText.literal($0.rawValue))))" }
            + encodings.map { "count(to_date(x, \(SQLText.literal($0.name))))" }
        let counts = try snapshot.counts(
            "SELECT count(*), \(readings.joined(separator: ", ")) \(source)")
        let values = counts.first ?? 0
        let shares = counts.dropFirst().map { values == 0 ? 0 : Double($0) / Double(values) }
        self.values = values
        numbers = Array(zip(ColumnProfile.styles, shares))
        dates = Array(zip(encodings, shares.dropFirst(ColumnProfile.styles.count)))
    }

    /// From 0 to 1: the share of values that the column's content could be read from.
    func fit(to column: CanonicalColumn, vocabularyShare: Double?) -> Double {
        if values == 0 { return declaredFit(to: column) }
        switch column.content {
        case .integer, .real, .money: return numbers.map(\.share).max() ?? 0
        case .date, .month, .instant, .moment: return dates.map(\.share).max() ?? 0
        case .code, .flag, .currency: return max(vocabularyShare ?? 0, 0.3)
        case .text, .word: return 1
        }
    }

    /// All that a column without values says: whether it was declared to hold numbers.
    private func declaredFit(to column: CanonicalColumn) -> Double {
        let numeric = ["INT", "REAL", "NUM", "DEC", "FLOA", "DOUB"]
        let isNumber = numeric.contains { declaredType.uppercased().contains($0) }
        return column.isNumber == isNumber ? 0.5 : 0
    }

    /// The style that reads most of the values, the plainest of equals; nil for plain numbers.
    var style: NumberStyle? {
        let best = numbers.map(\.share).max() ?? 0
        let winner = numbers.first { $0.share == best }?.style
        return winner == .plain ? nil : winner
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

    private static let styles: [NumberStyle] = [.plain, .comma, .commaGrouped, .pointGrouped]

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
