/// How well one local table could serve as a canonical one.
struct SourceGuess {
    let table: LocalTable
    /// By canonical name.
    let columns: [String: ColumnGuess]
    /// How like the table's name is to the canonical one, from 0 to 1.
    let nameScore: Double
    /// For a wide table: what its numbers could be; empty for a long one.
    let items: [ItemGuess]

    /// More columns and better ones make a better source.
    var score: Double {
        columns.values.map(\.score).sorted().reduce(nameScore, +)
            + items.map(\.score).sorted().reduce(0, +)
    }
}

/// One column of a wide table, and what it could measure.
struct ItemGuess {
    let column: ColumnGuess
    /// Nil where no name resembles: people know.
    let measure: Measure?

    var score: Double { measure == nil ? 0 : column.score }
}

/// Finds for a canonical table the local table that serves best.
struct SourceSearch {
    let schema: CanonicalSchema
    let snapshot: Snapshot
    let local: LocalSchema

    /// Below this a column is left to people.
    private static let leastScore = 0.55

    /// Nil if no local table has the canonical table's keys. The first of equals wins.
    func best(for table: CanonicalTable) throws(LoadingError) -> SourceGuess? {
        var best: SourceGuess?
        for candidate in local.tables {
            guard let guess = try guess(candidate, as: table) else { continue }
            if guess.score > best?.score ?? 0 { best = guess }
        }
        return best
    }

    private func guess(
        _ candidate: LocalTable, as table: CanonicalTable
    ) throws(LoadingError) -> SourceGuess? {
        var columns: [String: ColumnGuess] = [:]
        for column in table.columns {
            if let guess = try self.guess(column, in: candidate) { columns[column.name] = guess }
        }
        let value = table.columns.first { $0.unitBy != nil }
        let isWide = value.map { columns[$0.name] == nil } ?? false
        let key = table.key.filter { !isWide || $0 != value?.unitBy }
        guard key.allSatisfy({ columns[$0] != nil }) else { return nil }
        let nameScore = ColumnGuess.similarity(
            candidate.name, to: [table.name] + table.aliases)
        guard isWide else {
            let isEnough = columns.count > table.key.count || nameScore > 0
            return isEnough
                ? SourceGuess(
                    table: candidate, columns: columns, nameScore: nameScore, items: []) : nil
        }
        let taken = Set(columns.values.map(\.local))
        let items = try items(in: candidate, besides: taken)
        let known = items.filter { $0.measure != nil }
        guard nameScore > 0 || known.count > 1 else { return nil }
        return items.isEmpty
            ? nil
            : SourceGuess(
                table: candidate, columns: columns, nameScore: nameScore,
                items: nameScore > 0 ? items : known)
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
            guard score >= SourceSearch.leastScore, score > best?.score ?? 0 else { continue }
            let style = profile.style
            best = ColumnGuess(
                local: candidate.name, score: score, date: column.isDate ? profile.date : nil,
                style: column.isNumber && (style != .operator || column.signIn != nil)
                    ? style : nil,
                holdsCanonicalWords: words == 1,
                evidence: ["name \(ColumnGuess.hundredths(name))"]
                    + profile.evidence(for: column, vocabularyShare: words))
        }
        return best
    }

    /// The columns of numbers that are nothing else, each with the measure that its name resembles.
    private func items(
        in table: LocalTable, besides taken: Set<String>
    ) throws(LoadingError) -> [ItemGuess] {
        var items: [ItemGuess] = []
        for column in table.columns where !taken.contains(column.name) {
            let profile = try ColumnProfile(column, of: table.name, in: snapshot)
            guard profile.isMeasured else { continue }
            items.append(try item(column, profile, in: table))
        }
        return items
    }

    private func item(
        _ column: LocalColumn, _ profile: ColumnProfile, in table: LocalTable
    ) throws(LoadingError) -> ItemGuess {
        var best: (measure: Measure, name: Double)?
        for measure in schema.measures {
            let name = ColumnGuess.similarity(column.name, to: [measure.name] + measure.aliases)
            if name > best?.name ?? 0 { best = (measure, name) }
        }
        var evidence = [profile.numberEvidence]
        if let best {
            evidence.insert("name \(ColumnGuess.hundredths(best.name))", at: 0)
            evidence += try ColumnProfile.believed(
                of: best.measure, style: profile.style ?? .plain, in: column.name,
                of: table.name, snapshot)
        } else {
            evidence.append("say what it measures, or take the item away")
        }
        let score = 0.7 * (best?.name ?? 0) + 0.3 * profile.numberShare
        let guess = ColumnGuess(
            local: column.name, score: score, date: nil, style: profile.style,
            holdsCanonicalWords: false, evidence: evidence)
        return ItemGuess(column: guess, measure: best?.measure)
    }
}
