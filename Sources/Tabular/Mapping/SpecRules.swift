/// Which keys of a column spec a canonical column of its content needs, allows and refuses.
struct SpecRules {
    let column: CanonicalColumn
    let spec: ColumnSpec

    func check() throws(MappingError) {
        switch spec.origin {
        case .column: try checkReading()
        case .constant(let constant): try check(constant)
        case .sameAs: break
        }
    }

    private func checkReading() throws(MappingError) {
        try checkUnit()
        try checkDate()
        try checkCodes()
        if spec.number != .plain, !column.isNumber {
            throw .notApplicable(path: "\(spec.path).number")
        }
    }

    private func checkUnit() throws(MappingError) {
        guard let dimension = column.dimension else {
            if spec.unit != nil { throw .notApplicable(path: "\(spec.path).unit") }
            return
        }
        guard let unit = spec.unit, !unit.isEmpty else {
            throw .unitRequired(path: spec.path, dimension: dimension)
        }
        do throws(UnitError) {
            _ = try UnitConversion(unit, toCanonical: dimension, currencyExponent: 2)
        } catch {
            throw .unit(path: spec.path, error)
        }
    }

    private func checkDate() throws(MappingError) {
        guard column.isDate else {
            if spec.date != nil { throw .notApplicable(path: "\(spec.path).date") }
            return
        }
        guard let date = spec.date else { throw .dateRequired(path: spec.path) }
        // Counts back from another column, ticks and instants compile to nothing yet.
        if date.anchor != nil || date == .tick || column.content == .instant
            || column.content == .moment
        {
            throw .notSupported(path: "\(spec.path).date")
        }
        let isPrecise = date.precision >= (column.content == .month ? .month : .day)
        if !isPrecise { throw .imprecise(path: "\(spec.path).date", date.precision) }
    }

    private func checkCodes() throws(MappingError) {
        let takesCodes = column.vocabulary != nil || column.content == .word
        if !takesCodes {
            if spec.codes != nil { throw .notApplicable(path: "\(spec.path).codes") }
            if spec.unmapped != .fail { throw .notApplicable(path: "\(spec.path).unmapped") }
        }
        guard let vocabulary = column.vocabulary else { return }
        for code in spec.codes ?? [] where !vocabulary.contains(code.canonical) {
            throw .outsideVocabulary(
                path: "\(spec.path).codes",
                vocabulary: column.content == .currency ? ["ISO 4217"] : vocabulary)
        }
        if spec.unmapped == .other, column.content != .flag, !vocabulary.contains("other") {
            throw .noOther(path: "\(spec.path).unmapped")
        }
    }

    private func check(_ constant: ColumnSpec.Constant) throws(MappingError) {
        switch (column.content, constant) {
        case (.text, .text(let text)), (.word, .text(let text)):
            if text.isEmpty { throw .constant(path: spec.path, expected: "a text") }
        case (.text, .number), (.real, .number), (.flag, .flag): break
        case (.integer, .number(let number)), (.money, .number(let number)):
            guard number == number.rounded() else {
                throw .constant(path: spec.path, expected: "a whole number")
            }
        case (.code(let words), .text(let word)):
            guard words.contains(word) else {
                throw .outsideVocabulary(path: spec.path, vocabulary: words)
            }
        case (.currency, .text(let code)):
            guard Currency.exponent(of: code) != nil else {
                throw .outsideVocabulary(path: spec.path, vocabulary: ["ISO 4217"])
            }
        case (.date, .text(let text)), (.month, .text(let text)):
            guard Day(iso: text) != nil else {
                throw .constant(path: spec.path, expected: "a day as YYYY-MM-DD")
            }
        case (.instant, .number(let number)), (.moment, .number(let number)):
            guard number == number.rounded() else {
                throw .constant(path: spec.path, expected: expected)
            }
        case (.text, .flag), (.word, _), (.integer, _), (.money, _), (.real, _), (.code, _),
            (.currency, _), (.date, _), (.month, _), (.instant, _), (.moment, _), (.flag, _):
            throw .constant(path: spec.path, expected: expected)
        }
    }

    private var expected: String {
        switch column.content {
        case .text, .word: "a text"
        case .integer, .money: "a whole number"
        case .instant: "a whole number of milliseconds since 1970"
        case .moment: "a whole number on the axis"
        case .real: "a number"
        case .date, .month: "a day as YYYY-MM-DD"
        case .code: "a word of the vocabulary"
        case .currency: "an ISO 4217 code"
        case .flag: "true or false"
        }
    }
}
