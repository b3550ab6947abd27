package import Documents

/// Proposes a mapping.json from an institution's own column names, types and values.
///
/// It is a start for people, not a mapping: units, reasons and doubtful encodings stay empty, so that the
/// file is refused until somebody who knows has filled them in.
package struct MappingSuggestion {
    private let schema: CanonicalSchema
    private let snapshot: Snapshot
    private let local: LocalSchema

    package init(_ schema: CanonicalSchema, of snapshot: Snapshot) throws(LoadingError) {
        self.schema = schema
        self.snapshot = snapshot
        local = try snapshot.localSchema()
    }

    /// The proposal for an institution whose database file has the name `database`.
    package func document(
        institution: String, database: String
    ) throws(LoadingError) -> JSONValue {
        var tables: [JSONMember] = []
        var absent: [JSONMember] = []
        for table in schema.tables {
            guard let best = try bestSource(for: table) else {
                absent.append(MappingSuggestion.absence(table.name))
                continue
            }
            tables.append(
                JSONMember(key: table.name, value: try source(best.local, best.guesses, table)))
            for column in table.columns where best.guesses[column.name] == nil {
                absent.append(MappingSuggestion.absence("\(table.name).\(column.name)"))
            }
        }
        return .object([
            JSONMember(key: "mapping", value: .integer(1)),
            JSONMember(key: "domain", value: .string(schema.domain)),
            JSONMember(key: "institution", value: .string(institution)),
            JSONMember(key: "database", value: .string(database)),
            JSONMember(key: "tables", value: .object(tables)),
            JSONMember(key: "attributes", value: .object([])),
            JSONMember(key: "absent", value: .object(absent)),
        ])
    }

    private typealias Source = (local: LocalTable, guesses: [String: ColumnGuess], score: Double)

    /// Below this a column is left to people.
    private static let leastScore = 0.55

    /// The local table that serves best; nil if none has the table's keys.
    private func bestSource(for table: CanonicalTable) throws(LoadingError) -> Source? {
        var best: Source?
        for candidate in local.tables {
            var guesses: [String: ColumnGuess] = [:]
            for column in table.columns {
                guard let guess = try self.guess(column, in: candidate) else { continue }
                guesses[column.name] = guess
            }
            guard table.key.allSatisfy({ guesses[$0] != nil }) else { continue }
            let name = ColumnGuess.similarity(candidate.name, to: [table.name] + table.aliases)
            let score = guesses.values.map(\.score).sorted().reduce(name, +)
            if guesses.count > table.key.count || name > 0, score > best?.score ?? 0 {
                best = (candidate, guesses, score)
            }
        }
        return best
    }

    private func guess(
        _ column: CanonicalColumn, in table: LocalTable
    ) throws(LoadingError) -> ColumnGuess? {
        var best: ColumnGuess?
        for candidate in table.columns {
            let name = ColumnGuess.similarity(candidate.name, to: ColumnGuess.names(of: column))
            guard name > 0 else { continue }
            let profile = try ColumnProfile(candidate, of: table.name, in: snapshot)
            var words: Double?
            if case .code(let vocabulary) = column.content {
                words = try ColumnProfile.share(
                    of: vocabulary, in: candidate.name, of: table.name, snapshot)
            }
            let score = 0.7 * name + 0.3 * profile.fit(to: column, vocabularyShare: words)
            guard score >= MappingSuggestion.leastScore, score > best?.score ?? 0 else { continue }
            best = ColumnGuess(
                local: candidate.name, score: score, date: column.isDate ? profile.date : nil,
                style: column.isNumber ? profile.style : nil,
                holdsCanonicalWords: words == 1)
        }
        return best
    }

    private func source(
        _ local: LocalTable, _ guesses: [String: ColumnGuess], _ table: CanonicalTable
    ) throws(LoadingError) -> JSONValue {
        var columns: [JSONMember] = []
        for column in table.columns {
            guard let guess = guesses[column.name] else { continue }
            columns.append(JSONMember(key: column.name, value: try spec(guess, column, local)))
        }
        return .object([
            JSONMember(key: "from", value: .string(local.name)),
            JSONMember(key: "columns", value: .object(columns)),
        ])
    }

    private func spec(
        _ guess: ColumnGuess, _ column: CanonicalColumn, _ table: LocalTable
    ) throws(LoadingError) -> JSONValue {
        var members = [JSONMember(key: "column", value: .string(guess.local))]
        if column.dimension != nil { members.append(JSONMember(key: "unit", value: .string(""))) }
        if let style = guess.style {
            members.append(JSONMember(key: "number", value: .string(style.rawValue)))
        }
        if column.isDate {
            members.append(JSONMember(key: "date", value: .string(guess.date?.name ?? "")))
        }
        if case .code = column.content, !guess.holdsCanonicalWords {
            members.append(JSONMember(key: "codes", value: try codes(guess.local, of: table.name)))
        }
        members.append(
            JSONMember(
                key: "note",
                value: .string("suggested, \(MappingSuggestion.hundredths(guess.score))")))
        return .object(members)
    }

    /// The local codes, each to be translated by people.
    private func codes(_ column: String, of table: String) throws(LoadingError) -> JSONValue {
        let local = try snapshot.texts(
            """
            SELECT DISTINCT trim(s.\(SQLText.name(column))) FROM main.\(SQLText.name(table)) AS s \
            WHERE trim(s.\(SQLText.name(column))) NOT IN ('', 'note') ORDER BY 1 LIMIT 50
            """)
        return .object(local.map { JSONMember(key: $0, value: .string("")) })
    }

    /// Without a reason, so that the mapping is refused until somebody has given one.
    private static func absence(_ name: String) -> JSONMember {
        JSONMember(key: name, value: .string(""))
    }

    private static func hundredths(_ score: Double) -> String {
        let whole = Int((score * 100).rounded())
        return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
    }
}
