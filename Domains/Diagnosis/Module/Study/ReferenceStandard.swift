import Documents
package import Tabular

/// A target that one procedure decides, such as angiography: recorded, with the value it gave.
package struct ReferenceStandard: Sendable, Hashable {
    /// What a value makes of a visit.
    package enum Rule: Sendable, Hashable {
        case greaterThan(Double)
        case atLeast(Double)
        /// Both ends belong to it.
        case range(ClosedRange<Double>)
        /// Words of `value_code`; any other word is negative.
        case codes([String])
        /// For each class its number, in the study's order.
        case classes([Class])
    }

    package struct Class: Sendable, Hashable {
        package let name: String
        package let number: Double
    }

    /// The word of `reference_standard.procedure`.
    package let procedure: String
    package let rule: Rule
    /// The definition in words, as every member signs it.
    package let words: String

    static let keys = [
        "kind", "procedure", "positive", "classes", "value_number", "words", "incorporated",
    ]

    init(_ value: JSONValue, at path: String) throws(StudyError) {
        let reader: DocumentReader
        do throws(DocumentError) {
            reader = try DocumentReader(value, at: path, keys: ReferenceStandard.keys)
            procedure = try reader.string("procedure")
            words = try reader.string("words")
        } catch {
            throw .document(error)
        }
        guard reader.has("positive") != reader.has("classes") else { throw .positiveOrClasses }
        rule =
            reader.has("positive")
            ? try ReferenceStandard.positive(reader) : try ReferenceStandard.classes(reader)
    }

    /// The names of the classes, or nil where the target is a yes or no.
    package var classes: [String]? {
        if case .classes(let classes) = rule { classes.map(\.name) } else { nil }
    }

    package var readsNumber: Bool {
        if case .codes = rule { false } else { true }
    }

    /// What a value makes of a visit.
    package func state(number: Double) -> ObservationState {
        switch rule {
        case .greaterThan(let limit): number > limit ? .event : .nonEvent
        case .atLeast(let limit): number >= limit ? .event : .nonEvent
        case .range(let range): range.contains(number) ? .event : .nonEvent
        case .classes(let classes):
            classes.firstIndex { $0.number == number }.map { .target(Double($0)) }
                ?? .contradiction(Exclusion.unlisted)
        case .codes: .contradiction(Exclusion.unlisted)
        }
    }

    package func state(code: String) -> ObservationState {
        guard case .codes(let codes) = rule else { return .contradiction(Exclusion.unlisted) }
        return codes.contains(code) ? .event : .nonEvent
    }
}

extension ReferenceStandard {
    private static func positive(_ reader: DocumentReader) throws(StudyError) -> Rule {
        let path = reader.path(of: "positive")
        do throws(DocumentError) {
            let positive = try reader.object("positive", keys: ["value_number", "value_code"])
            let codes = try positive.optionalStrings("value_code")
            let rule = try positive.optionalObject(
                "value_number", keys: ["greaterThan", "atLeast", "range"])
            let limits = [
                try rule?.optionalNumber("greaterThan").map(Rule.greaterThan),
                try rule?.optionalNumber("atLeast").map(Rule.atLeast),
                try rule.flatMap(range).map(Rule.range),
                codes.map(Rule.codes),
            ].compactMap(\.self)
            if let only = limits.first, limits.count == 1, codes != [] { return only }
        } catch {
            throw .document(error)
        }
        throw .oneRule(path: path)
    }

    private static func range(
        _ reader: DocumentReader
    ) throws(DocumentError) -> ClosedRange<Double>? {
        guard let ends = try reader.optionalNumbers("range") else { return nil }
        guard ends.count == 2, ends[0] <= ends[1] else {
            throw reader.failure(
                "range", expected: "the lower and the upper end", found: "\(ends.count) numbers")
        }
        return ends[0]...ends[1]
    }

    private static func classes(_ reader: DocumentReader) throws(StudyError) -> Rule {
        var classes: [Class] = []
        do throws(DocumentError) {
            let names = try reader.strings("classes")
            let numbers = try reader.object("value_number", keys: names)
            for name in names {
                classes.append(Class(name: name, number: try numbers.number(name)))
            }
        } catch {
            throw .document(error)
        }
        guard classes.count >= 2 else { throw .tooFewGroups(path: reader.path(of: "classes")) }
        for (place, own) in classes.enumerated() {
            if let same = classes.prefix(place).first(where: {
                $0.number == own.number || $0.name == own.name
            }) {
                throw .valueOfTwoClasses(same.name, own.name)
            }
        }
        return .classes(classes)
    }
}
