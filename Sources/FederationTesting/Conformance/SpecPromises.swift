import Documents
import Tabular

/// How a column is read is said in full, and in no words but its own.
struct SpecPromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("a column has exactly one origin", origins),
            ConformanceCheck("a column with a dimension names a unit of it, others none", units),
            ConformanceCheck("a date says how it is stored, and nothing else does", dates),
            ConformanceCheck("codes translate into the vocabulary only", codes),
            ConformanceCheck("a local value stands in one list", lists),
            ConformanceCheck("a copy leads to another column of its kind", copies),
        ]
    }

    private var schema: CanonicalSchema { bench.field.schema }

    private func origins() throws {
        try forEach { _, path in
            let place = path.joined(separator: ".")
            try refuse("two origins", path + ["constant"], "x", .origin(path: place))
            try refuse("no origin", path, ["note": "nothing"], .origin(path: place))
        }
    }

    private func units() throws {
        try forEach { column, path in
            let place = path.joined(separator: ".")
            if column.unitBy != nil { return try unitsByMeasure(path) }
            guard let dimension = column.dimension else {
                return try refuse(
                    "a unit of what has none", path + ["unit"], "kg",
                    .notApplicable(path: "\(place).unit"))
            }
            try refuse("no unit", path + ["unit"], nil) { error in
                if case .unitRequired(path: place, _) = error { true } else { false }
            }
            let other = dimension == .mass ? "kW" : "kg"
            for unit in [other, "cubits"] {
                try refuse("the unit \(unit)", path + ["unit"], .string(unit)) { error in
                    if case .unit(path: place, _) = error { true } else { false }
                }
            }
        }
    }

    /// A column whose rows measure different things names a unit for each of them.
    private func unitsByMeasure(_ path: [String]) throws {
        for measure in schema.measures {
            try refuse(
                "an unknown unit of \(measure.name)", path + ["units", measure.name], "cubits"
            ) { error in
                switch error {
                case .unit, .unitUnused: true
                default: false
                }
            }
        }
    }

    private func dates() throws {
        try forEach { column, path in
            let place = path.joined(separator: ".")
            guard column.isDate else {
                return try refuse(
                    "a date encoding of no date", path + ["date"], "iso8601",
                    .notApplicable(path: "\(place).date"))
            }
            try refuse("no encoding", path + ["date"], nil, .dateRequired(path: place))
            try refuse(
                "a year of two digits", path + ["date"], "dd/MM/yy",
                .date(path: "\(place).date", .twoDigitYear("dd/MM/yy")))
        }
    }

    private func codes() throws {
        let stranger = "no_such_word"
        try forEach { column, path in
            let place = path.joined(separator: ".")
            guard let vocabulary = column.vocabulary else { return }
            let isOutside: @Sendable (MappingError) -> Bool = { error in
                if case .outsideVocabulary(let path, _) = error {
                    path.hasPrefix(place)
                } else {
                    false
                }
            }
            try refuse(
                "a code outside the vocabulary", path + ["codes"], ["A": .string(stranger)],
                isOutside)
            guard case .code = column.content else { return }
            try refuse(
                "a constant outside it", path, ["constant": .string(stranger)], isOutside)
            guard !vocabulary.contains("other") else { return }
            try refuse(
                "other, which it doesn't have", path + ["unmapped"], "other",
                .noOther(path: "\(place).unmapped"))
        }
    }

    private func lists() throws {
        try forEach { column, path in
            guard let word = column.vocabulary?.first else { return }
            let place = path.joined(separator: ".")
            try refuse(
                "a value that is a code and missing", path,
                [
                    "column": .string(column.name), "codes": ["A": .string(word)],
                    "missing": ["A"],
                ], .valueTwice(path: place, first: "missing", second: "codes"))
        }
    }

    private func copies() throws {
        try forEach { column, path in
            let place = path.joined(separator: ".")
            try refuse(
                "a copy of itself", path, ["sameAs": .string(column.name)], .cycle(path: place))
            try refuse("a copy of nothing", path, ["sameAs": "no_such_column"]) { error in
                if case .sameAs(path: place, _) = error { true } else { false }
            }
        }
    }

    private func forEach(_ body: (CanonicalColumn, [String]) throws -> Void) throws {
        for table in schema.tables {
            for column in table.columns {
                try body(column, CanonicalCopy.path(table.name, column.name))
            }
        }
    }

    private func refuse(
        _ what: String, _ path: [String], _ value: JSONValue?, _ error: MappingError
    ) throws(ConformanceFailure) {
        try refuse(what, path, value) { $0 == error }
    }

    private func refuse(
        _ what: String, _ path: [String], _ value: JSONValue?,
        _ isExpected: @escaping @Sendable (MappingError) -> Bool
    ) throws(ConformanceFailure) {
        let mapping = IdentityMapping.only(path[1], of: schema).changed(at: path, to: value)
        try MappingMisuse("\(what) at \(path.joined(separator: "."))", mapping, isExpected)
            .expect(by: schema)
    }
}
