import Documents

extension JSONValue {
    /// The same document with another value at a path of keys and places, or without what stands
    /// there.
    func changed(at path: [String], to value: JSONValue?) -> JSONValue {
        guard let step = path.first else { return value ?? .null }
        let rest = Array(path.dropFirst())
        switch self {
        case .object(let members):
            var changed: [JSONMember] = []
            for member in members where member.key != step || !rest.isEmpty || value != nil {
                let isMeant = member.key == step
                changed.append(
                    JSONMember(
                        key: member.key,
                        value: isMeant ? member.value.changed(at: rest, to: value) : member.value))
            }
            if let value, self[step] == nil {
                let added = JSONValue.object([]).changed(at: rest, to: value)
                changed.append(JSONMember(key: step, value: rest.isEmpty ? value : added))
            }
            return .object(changed)
        case .array(let elements):
            return .array(
                elements.enumerated().map { place, element in
                    String(place) == step ? element.changed(at: rest, to: value) : element
                })
        case .null, .bool, .number, .string: return self
        }
    }

    /// What stands at a path of keys.
    func value(at path: [String]) -> JSONValue? {
        path.reduce(Optional(self)) { value, key in value?[key] }
    }
}
