/// Writes the SQL that reads one local column as one canonical column.
///
/// Tests on a local value run in this order: NULL or blank, missing, specials, codes, number or
/// date, unit.
struct ColumnCompiler {
    let column: CanonicalColumn
    let spec: ColumnSpec
    /// The local column, such as `s."AMOUNT"`.
    let local: String
    let storage: StorageClasses
    let conversion: NumberConversion
    /// The currency of the row's money, as SQL.
    let currency: String
    let time: TimeReading

    func compile() -> ColumnSQL {
        switch column.content {
        case .text: text()
        case .integer, .real, .money: number()
        case .date, .month, .instant, .moment: date()
        case .flag: codes(flagCodes, value: { $0 == "true" ? "1" : "0" }, other: "1")
        case .code(let vocabulary):
            if let codes = spec.codes { self.codes(codes) } else { canonicalWords(vocabulary) }
        case .word, .currency:
            if let codes = spec.codes { self.codes(codes) } else { words() }
        }
    }

    private func text() -> ColumnSQL {
        let value =
            if storage.isSubset(of: .text) {
                local
            } else if storage.contains(.real) {
                "CAST(\(wholeNumbersPlain) AS TEXT)"
            } else {
                "CAST(\(local) AS TEXT)"
            }
        return ColumnSQL(
            value: guarded(value), state: hasLists ? state([]) : nil, isMissing: isMissing)
    }

    private func number() -> ColumnSQL {
        let isPlain = storage.isSubset(of: .numbers) && spec.number == .plain
        let read = isPlain ? local : "to_number(\(local), \(SQLText.literal(spec.number.rawValue)))"
        let unreadable = isPlain ? [] : ["WHEN \(read) IS NULL THEN 'unreadable'"]
        let rest = unreadable + conversion.states(read)
        let hasState = hasLists || !rest.isEmpty
        return ColumnSQL(
            value: guarded(conversion.sql(read, currency: currency)),
            state: hasState ? state(rest) : nil, isMissing: isMissing,
            isConverted: conversion.isNeeded, doubt: conversion.doubt(read).map(guarded),
            measure: conversion.measureOfRow)
    }

    private func date() -> ColumnSQL {
        if time.encoding == .tick, storage.isSubset(of: .integer) {
            return ColumnSQL(
                value: guarded(local), state: hasLists ? state([]) : nil, isMissing: isMissing)
        }
        return ColumnSQL(
            value: guarded(time.value(of: local, as: column.content)),
            state: state(time.states(of: local, as: column.content)), isMissing: isMissing)
    }

    /// Local codes by the mapping's table.
    private func codes(
        _ codes: [ColumnSpec.Code], value: (String) -> String = SQLText.literal,
        other: String = "'other'"
    ) -> ColumnSQL {
        var words: [String] = []
        for code in codes where !words.contains(code.canonical) { words.append(code.canonical) }
        let branches = words.map { word in
            let locals = codes.filter { $0.canonical == word }.map(\.local)
            return "WHEN \(LocalValue.matches(locals, local)) THEN \(value(word))"
        }
        let known = LocalValue.matches(codes.map(\.local), local)
        let rest = spec.unmapped == .other ? ["ELSE \(other)"] : []
        let leading =
            ["WHEN \(isMissing) THEN NULL"]
            + (spec.specials.isEmpty ? [] : ["WHEN \(isSpecial) THEN NULL"])
        return ColumnSQL(
            value: choose(leading + branches + rest), state: unmappedState(known),
            isMissing: isMissing, unmapped: isUnmapped(known))
    }

    /// Local codes that are the canonical words already.
    private func canonicalWords(_ vocabulary: [String]) -> ColumnSQL {
        let word = trimmedWord
        let known = "\(word) IN (\(vocabulary.map(SQLText.literal).joined(separator: ", ")))"
        let rest = spec.unmapped == .other ? ["WHEN NOT (\(isMissing)) THEN 'other'"] : []
        let special = spec.specials.isEmpty ? [] : ["WHEN \(isSpecial) THEN NULL"]
        return ColumnSQL(
            value: choose(special + ["WHEN \(known) THEN \(word)"] + rest),
            state: unmappedState(known), isMissing: isMissing, unmapped: isUnmapped(known))
    }

    /// Words of an open vocabulary.
    private func words() -> ColumnSQL {
        ColumnSQL(
            value: choose(["WHEN \(hasValue) THEN \(trimmedWord)"]), state: state([]),
            isMissing: isMissing)
    }

    private var flagCodes: [ColumnSpec.Code] {
        spec.codes
            ?? ["0", "false"].map { ColumnSpec.Code(local: LocalValue($0), canonical: "false") }
            + ["1", "true"].map { ColumnSpec.Code(local: LocalValue($0), canonical: "true") }
    }
}

extension ColumnCompiler {
    private var hasLists: Bool { !spec.missing.isEmpty || !spec.specials.isEmpty }

    private var isMissing: String {
        if storage.isSubset(of: .numbers), spec.missing.isEmpty { return "\(local) IS NULL" }
        let values = [LocalValue("")] + spec.missing
        return "\(local) IS NULL OR \(LocalValue.matches(values, local))"
    }

    private var isSpecial: String { LocalValue.matches(spec.specials.map(\.local), local) }

    private var hasValue: String {
        spec.specials.isEmpty ? "NOT (\(isMissing))" : "NOT (\(isMissing) OR \(isSpecial))"
    }

    /// The value, unless a list says that it is none.
    private func guarded(_ value: String) -> String {
        let lists = [spec.missing, spec.specials.map(\.local)].flatMap { $0 }
        guard !lists.isEmpty else { return value }
        if value.hasPrefix("CASE WHEN ") {
            return "CASE WHEN \(LocalValue.matches(lists, local)) THEN NULL\n       "
                + value.dropFirst("CASE ".count)
        }
        return "CASE WHEN \(LocalValue.matches(lists, local)) THEN NULL ELSE \(value) END"
    }

    private func state(_ rest: [String]) -> String {
        let specials = spec.specials.map { special in
            let name = SQLText.literal("special:" + special.name)
            return "WHEN \(LocalValue.matches([special.local], local)) THEN \(name)"
        }
        return choose(["WHEN \(isMissing) THEN 'missing'"] + specials + rest)
    }

    private func unmappedState(_ known: String) -> String {
        switch spec.unmapped {
        case .fail: state(["WHEN NOT (\(known)) THEN 'unmapped'"])
        case .missing: state(["WHEN NOT (\(known)) THEN 'missing'"])
        case .other: state([])
        }
    }

    private func isUnmapped(_ known: String) -> String {
        "\(hasValue) AND NOT (\(known))"
    }

    /// A stored 531210.0 is the code 531210.
    private var wholeNumbersPlain: String {
        """
        CASE WHEN typeof(\(local)) = 'real' AND \(local) = CAST(\(local) AS INTEGER) \
        THEN CAST(\(local) AS INTEGER) ELSE \(local) END
        """
    }

    private var trimmedWord: String {
        storage.contains(.real) ? "trim(\(wholeNumbersPlain))" : "trim(\(local))"
    }

    private func choose(_ branches: [String]) -> String {
        "CASE \(branches.joined(separator: "\n       ")) END"
    }
}
