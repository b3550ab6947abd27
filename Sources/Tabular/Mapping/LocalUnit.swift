/// In which unit the numbers of one local column stand.
package enum LocalUnit: Sendable, Hashable {
    /// All of them in this one.
    case named(String)
    /// The unit's text stands in another local column of the row.
    case byRow(column: String, texts: [Text])
    /// The unit stands in a canonical column of the row's parent table.
    case ofParent(ColumnReference)

    package struct Text: Sendable, Hashable {
        /// As the institution writes it.
        package let local: LocalValue
        package let unit: String
    }

    /// The key by which the spec says so.
    var key: String {
        switch self {
        case .named: "unit"
        case .byRow: "unitColumn"
        case .ofParent: "unitFrom"
        }
    }

    /// Nil where the spec says nothing of a unit.
    static func decode(_ reader: MappingReader) throws(MappingError) -> LocalUnit? {
        let given = ["unit", "unitColumn", "unitFrom"].filter(reader.has)
        guard given.count <= 1, reader.has("units") == (given == ["unitColumn"]) else {
            throw .unitSource(path: reader.path)
        }
        switch given.first {
        case "unit": return .named(try reader.string("unit"))
        case "unitColumn":
            return .byRow(column: try reader.string("unitColumn"), texts: try texts(reader))
        case "unitFrom": return .ofParent(try parent(reader))
        default: return nil
        }
    }

    private static func texts(_ reader: MappingReader) throws(MappingError) -> [Text] {
        var texts: [Text] = []
        for word in try reader.words("units") {
            let text = Text(local: LocalValue(word.key), unit: word.word)
            guard !texts.contains(where: { $0.local.overlaps(text.local) }) else {
                throw .valueTwice(path: reader.path, first: "units", second: "units")
            }
            texts.append(text)
        }
        return texts
    }

    private static func parent(_ reader: MappingReader) throws(MappingError) -> ColumnReference {
        let name = try reader.string("unitFrom")
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw reader.failure(
                "unitFrom", expected: "a canonical column as table.column", found: "another text")
        }
        return ColumnReference(String(parts[0]), String(parts[1]))
    }
}
