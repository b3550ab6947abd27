/// Which keys of a column spec a canonical column of its content needs, allows and refuses.
///
/// Units depend on the other columns of the source and are tried by `UnitPlan`.
struct SpecRules {
    let column: CanonicalColumn
    let spec: ColumnSpec
    /// True for a column whose numbers stand in some unit.
    private let takesUnit: Bool

    init(column: CanonicalColumn, spec: ColumnSpec) {
        self.column = column
        self.spec = spec
        takesUnit = column.dimension != nil || column.unitBy != nil
    }

    /// The rules of an attribute, whose unit is its own business.
    init(attribute: AttributeSpec) {
        column = attribute.column
        spec = attribute.spec
        takesUnit = column.isNumber
    }

    func check() throws(MappingError) {
        switch spec.origin {
        case .column: try checkReading()
        case .constant(let constant): try check(constant)
        case .sameAs: break
        }
    }

    private func checkReading() throws(MappingError) {
        if let unit = spec.unit, !takesUnit {
            throw .notApplicable(path: "\(spec.path).\(unit.key)")
        }
        try checkDate()
        try checkCodes()
        if spec.number != .plain, !column.isNumber {
            throw .notApplicable(path: "\(spec.path).number")
        }
    }

    private func checkDate() throws(MappingError) {
        guard column.isDate else {
            if spec.date != nil { throw .notApplicable(path: "\(spec.path).date") }
            return
        }
        guard let date = spec.date else { throw .dateRequired(path: spec.path) }
        if date == .tick {
            guard column.content == .moment else { throw .tickNotHere(path: "\(spec.path).date") }
            return
        }
        if date.precision < column.precision {
            throw .imprecise(path: "\(spec.path).date", date.precision)
        }
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
        case (.integer, .number(let number)), (.money, .number(let number)),
            (.instant, .number(let number)), (.moment, .number(let number)):
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
                throw .constant(path: spec.path, expected: expected)
            }
        case (.text, .flag), (.word, _), (.integer, _), (.money, _), (.real, _), (.code, _),
            (.currency, _), (.date, _), (.month, _), (.flag, _), (.instant, _), (.moment, _):
            throw .constant(path: spec.path, expected: expected)
        }
    }

    private var expected: String {
        switch column.content {
        case .text, .word: "a text"
        case .integer, .money: "a whole number"
        case .real: "a number"
        case .date, .month: "a day as YYYY-MM-DD"
        case .instant: "a whole number of milliseconds since 1970"
        case .moment: "a whole number on the institution's axis"
        case .code: "a word of the vocabulary"
        case .currency: "an ISO 4217 code"
        case .flag: "true or false"
        }
    }
}
