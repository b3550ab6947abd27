import Documents

extension ClassDetail {
    /// `classes`, a list of each class's figures, and `confusion`, a list of lists.
    var members: [JSONMember] {
        let rows = confusion.map { row in
            JSONValue.array(row.map { $0.map { .integer($0) } ?? .null })
        }
        return [
            JSONMember(key: "classes", value: .array(entries.map(\.json))),
            JSONMember(key: "confusion", value: .array(rows)),
        ]
    }

    /// Nil where the object has no `classes`.
    static func read(_ reader: DocumentReader) throws(DocumentError) -> ClassDetail? {
        guard reader.has("classes") else { return nil }
        var entries: [Entry] = []
        for entry in try reader.objects("classes", keys: Entry.keys) {
            entries.append(try Entry(entry))
        }
        let confusion = try confusion(reader, classes: entries.count)
        return ClassDetail(entries: entries, confusion: confusion)
    }

    private static func confusion(
        _ reader: DocumentReader, classes: Int
    ) throws(DocumentError) -> [[Int?]] {
        let expected = "\(classes) lists of \(classes) whole numbers or nulls"
        let rows = try reader.array("confusion")
        guard rows.count == classes else {
            throw reader.failure(
                "confusion", expected: expected, found: "\(rows.count) entries")
        }
        var confusion: [[Int?]] = []
        for row in rows {
            guard case .array(let cells) = row, cells.count == classes else {
                throw reader.failure("confusion", expected: expected, found: row.summary)
            }
            var counts: [Int?] = []
            for cell in cells {
                if cell == .null {
                    counts.append(nil)
                    continue
                }
                guard case .number(let digits) = cell, let count = Int(digits), count >= 0 else {
                    throw reader.failure("confusion", expected: expected, found: cell.summary)
                }
                counts.append(count)
            }
            confusion.append(counts)
        }
        return confusion
    }
}

extension ClassDetail.Entry {
    static let keys = ["name", "rows", "aucBracket"] + Figure.keys(.auc)

    var json: JSONValue {
        var members = [JSONMember(key: "name", value: .string(name))]
        if let rows { members.append(JSONMember(key: "rows", value: .integer(rows))) }
        members += auc.members(.auc)
        if let aucBracket { members.append(JSONMember(key: "aucBracket", value: aucBracket.json)) }
        return .object(members)
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        var bracket: Bounds?
        if let object = try reader.optionalObject("aucBracket", keys: Bounds.keys) {
            bracket = try Bounds(object)
        }
        self.init(
            name: try reader.string("name", maximumLength: 64),
            rows: try reader.optionalInteger("rows", in: 0...JSONValue.largestInteger),
            auc: try Figure(reader, .auc), aucBracket: bracket)
    }
}
