import Documents

extension ColumnSpec {
    static let keys = [
        "column", "constant", "sameAs", "unit", "unitColumn", "units", "unitFrom", "number", "date",
        "ambiguous", "codes", "unmapped", "specials", "missing",
    ]

    init(_ value: JSONValue, at path: String) throws(MappingError) {
        try self.init(MappingReader(value, at: path, keys: ColumnSpec.keys))
    }

    init(_ reader: MappingReader) throws(MappingError) {
        path = reader.path
        origin = try ColumnSpec.origin(reader)
        unit = try LocalUnit.decode(reader)
        number = try reader.optionalChoice("number", as: NumberStyle.self) ?? .plain
        date = try ColumnSpec.date(reader)
        isOrderAccepted = try ColumnSpec.isOrderAccepted(reader)
        codes = reader.has("codes") ? try ColumnSpec.codes(reader) : nil
        unmapped = try reader.optionalChoice("unmapped", as: Unmapped.self) ?? .fail
        specials = try ColumnSpec.specials(reader)
        missing = try ColumnSpec.missing(reader)
        try refuseConversionOfFixed(reader)
        try refuseDoubles()
    }

    private static func origin(_ reader: MappingReader) throws(MappingError) -> Origin {
        let given = ["column", "constant", "sameAs"].filter(reader.has)
        guard given.count == 1 else { throw .origin(path: reader.path) }
        switch given[0] {
        case "column": return .column(try reader.string("column"))
        case "sameAs": return .sameAs(try reader.string("sameAs"))
        default: return .constant(try constant(reader))
        }
    }

    /// A bare constant, as an item of `unpivot` sets it.
    init(constant value: JSONValue, at path: String) throws(MappingError) {
        self.path = path
        let reader = try MappingReader(
            .object([JSONMember(key: "constant", value: value)]), at: path, keys: ["constant"])
        origin = .constant(try ColumnSpec.constant(reader))
        unit = nil
        number = .plain
        date = nil
        isOrderAccepted = false
        codes = nil
        unmapped = .fail
        specials = []
        missing = []
    }

    private static func constant(_ reader: MappingReader) throws(MappingError) -> Constant {
        switch try reader.value("constant") {
        case .string: return .text(try reader.string("constant"))
        case .number: return .number(try reader.number("constant"))
        case .bool(let flag): return .flag(flag)
        case .null, .array, .object:
            throw .constant(path: reader.path, expected: "a text, a number, true or false")
        }
    }

    private static func isOrderAccepted(_ reader: MappingReader) throws(MappingError) -> Bool {
        guard let word = try reader.optionalString("ambiguous") else { return false }
        guard word == "accepted" else {
            throw reader.failure("ambiguous", expected: "the word accepted", found: "another word")
        }
        return true
    }

    private static func date(_ reader: MappingReader) throws(MappingError) -> DateEncoding? {
        guard let name = try reader.optionalString("date") else { return nil }
        do throws(DateEncodingError) {
            return try DateEncoding(parsing: name)
        } catch {
            throw .date(path: reader.path(of: "date"), error)
        }
    }

    private static func codes(_ reader: MappingReader) throws(MappingError) -> [Code] {
        try reader.words("codes").map {
            Code(local: LocalValue($0.key), canonical: $0.word)
        }
    }

    private static func specials(_ reader: MappingReader) throws(MappingError) -> [Special] {
        let specials = try reader.words("specials")
        guard specials.allSatisfy({ isName($0.word) }) else {
            throw reader.failure(
                "specials", expected: "names of small letters, digits and _", found: "another name")
        }
        return specials.map { Special(local: LocalValue($0.key), name: $0.word) }
    }

    private static func missing(_ reader: MappingReader) throws(MappingError) -> [LocalValue] {
        var values: [LocalValue] = []
        for value in try reader.array("missing") {
            switch value {
            case .string(let text), .number(let text): values.append(LocalValue(text))
            case .null, .bool, .array, .object:
                throw reader.failure("missing", expected: "texts and numbers", found: value.summary)
            }
        }
        return values
    }

    /// A name of small letters, digits and underscores, such as `new_business`.
    static func isName(_ text: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = text.utf8.first, letters.contains(first), text.utf8.count <= 64 else {
            return false
        }
        return text.utf8.allSatisfy {
            letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
        }
    }

    /// A constant and a copy are canonical already; nothing may be said about reading them.
    private func refuseConversionOfFixed(_ reader: MappingReader) throws(MappingError) {
        if case .column = origin { return }
        if let key = ColumnSpec.keys.dropFirst(3).first(where: reader.has) {
            throw .conversionOfFixed(path: reader.path(of: key))
        }
    }

    /// One local value can't be missing and a code at once.
    private func refuseDoubles() throws(MappingError) {
        let places =
            missing.map { ("missing", $0) } + specials.map { ("specials", $0.local) }
            + (codes ?? []).map { ("codes", $0.local) }
        for (index, place) in places.enumerated() {
            for earlier in places[..<index] where earlier.1.overlaps(place.1) {
                throw .valueTwice(path: path, first: earlier.0, second: place.0)
            }
        }
    }
}
