import Documents

extension ComparisonReport {
    /// Where two reports differ, figure by figure: one sentence for each place, with its path.
    ///
    /// Empty if and only if both say the same, number for number. Institutions are found by name,
    /// everything else by its place.
    package func differences(from other: ComparisonReport) -> [String] {
        var comparison = TreeComparison()
        comparison.compare(json, other.json, at: "")
        return comparison.sentences
    }
}

/// A walk down two documents at once.
private struct TreeComparison {
    var sentences: [String] = []

    mutating func compare(_ one: JSONValue, _ other: JSONValue, at path: String) {
        switch (one, other) {
        case (.object(let members), .object(let others)):
            compare(members, others, at: path)
        case (.array(let elements), .array(let others)):
            compare(named(elements), named(others), at: path)
        case (let one, let other):
            if one != other {
                sentences.append("\(path): \(text(one)) here, \(text(other)) there")
            }
        }
    }

    private mutating func compare(_ members: [JSONMember], _ others: [JSONMember], at path: String)
    {
        let there = Dictionary(others.map { ($0.key, $0.value) }) { first, _ in first }
        let here = Set(members.map(\.key))
        for member in members {
            let place = DocumentPath.join(path, member.key)
            if let value = there[member.key] {
                compare(member.value, value, at: place)
            } else {
                sentences.append("\(place): only here")
            }
        }
        for member in others where !here.contains(member.key) {
            sentences.append("\(DocumentPath.join(path, member.key)): only there")
        }
    }

    /// A list as members: named elements under their names, others under their numbers.
    private func named(_ elements: [JSONValue]) -> [JSONMember] {
        elements.enumerated().map { index, element in
            guard case .string(let name)? = element["name"] else {
                return JSONMember(key: String(index), value: element)
            }
            return JSONMember(key: name, value: element)
        }
    }

    /// A value as it stands in the file; lists and objects by kind and size.
    private func text(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let truth): "\(truth)"
        case .number(let digits): digits
        case .string(let word): ForeignText.quoted(word)
        case .array, .object: value.summary
        }
    }
}
