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
            + encodings.map { "count(to_date(x, \(SQLText.literal($0.name)), 'UTC'))" }
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
        case .integer, .real, .money: return numberShare
        case .date, .month, .instant, .moment: return dates.map(\.share).max() ?? 0
        case .code, .flag, .currency: return max(vocabularyShare ?? 0, 0.3)
        case .text, .word: return 1
        }
    }

    /// What the values say about a column of this content.
    func evidence(for column: CanonicalColumn, vocabularyShare: Double?) -> [String] {
        if values == 0 { return ["no values"] }
        switch column.content {
        case .integer, .real, .money: return [numberEvidence]
        case .date, .month, .instant, .moment:
            guard let date else { return ["no one date encoding reads the values"] }
            let share = dates.first { $0.encoding == date }?.share ?? 0
            return ["\(ColumnGuess.percent(share)) read as \(date.name)"]
        case .code, .flag, .currency:
            return vocabularyShare.map { ["\(ColumnGuess.percent($0)) in the vocabulary"] } ?? []
        case .text, .word: return []
        }
    }

    var numberEvidence: String {
        let style = (style ?? .plain).rawValue
        return "\(ColumnGuess.percent(numberShare)) read as numbers, \(style)"
    }

    /// The share of values that the best of the styles reads as numbers.
    var numberShare: Double { numbers.map(\.share).max() ?? 0 }

    /// True for a column of numbers alone, none of which could be a day just as well.
    var isMeasured: Bool { values > 0 && numberShare >= 0.95 && date == nil }

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

    /// For each unit that the measure takes, the share of values that it would be believed in.
    ///
    /// Evidence for people: more than one unit may fit, and none is ever chosen here.
    static func believed(
        of measure: Measure, style: NumberStyle, in column: String, of table: String,
        _ snapshot: Snapshot
    ) throws(LoadingError) -> [String] {
        var tests: [(unit: String, sql: String)] = []
        for unit in measure.unitNames {
            do throws(UnitError) {
                let conversion = try measure.conversion(from: unit, conditions: .none)
                let read = "to_number(x, \(SQLText.literal(style.rawValue)))"
                guard let test = measure.isBelieved(conversion.sql(read)) else { continue }
                tests.append((unit, test))
            } catch {
                continue
            }
        }
        guard !tests.isEmpty else { return [] }
        let sums = tests.map { "sum(\($0.sql))" }.joined(separator: ", ")
        let counts = try snapshot.counts("SELECT count(*), \(sums) \(source(column, of: table))")
        guard let rows = counts.first, rows > 0 else { return [] }
        return zip(tests, counts.dropFirst()).map { test, count in
            "\(ColumnGuess.percent(Double(count) / Double(rows))) in range as \(test.unit)"
        }
    }

    private static func source(_ column: String, of table: String) -> String {
        """
        FROM (SELECT s.\(SQLText.name(column)) AS x FROM main.\(SQLText.name(table)) AS s \
        WHERE s.\(SQLText.name(column)) IS NOT NULL AND trim(s.\(SQLText.name(column))) <> '' \
        LIMIT \(sample))
        """
    }

    private static let styles: [NumberStyle] = [
        .plain, .comma, .commaGrouped, .pointGrouped, .operator,
    ]

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
