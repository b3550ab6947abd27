/// A unit that rows may stand in, and by what they say so.
struct UnitText {
    let unit: String
    /// SQL that is true for the rows in this unit; nil for all rows.
    let condition: String?
    /// False for a unit that the mapping doesn't name, and that rows may name all the same.
    let isListed: Bool

    /// The units that a source's own rows stand in.
    static func local(_ unit: LocalUnit) -> [UnitText] {
        switch unit {
        case .named(let name): return [UnitText(unit: name, condition: nil, isListed: true)]
        case .byRow(let column, let texts):
            var names: [String] = []
            for text in texts where !names.contains(text.unit) { names.append(text.unit) }
            return names.map { name in
                let locals = texts.filter { $0.unit == name }.map(\.local)
                let sql = "s.\(SQLText.name(column))"
                return UnitText(
                    unit: name, condition: LocalValue.matches(locals, sql), isListed: true)
            }
        case .ofParent: return []
        }
    }
}
