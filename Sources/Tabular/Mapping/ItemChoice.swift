/// How the one SELECT of a wide source tells its items apart, as SQL.
///
/// Each local row is joined with the items' numbers, so that the source is read once however many
/// items it has.
enum ItemChoice {
    /// The number of a row's item. The name has a blank in it, so that it meets no local column.
    private static let number = "i.\"the item\""

    /// `CROSS JOIN …` with the numbers from 0 to below `count`.
    static func join(_ count: Int) -> String {
        let numbers = (0..<count).map { "(\($0))" }.joined(separator: ", ")
        return "CROSS JOIN (SELECT column1 AS \"the item\" FROM (VALUES \(numbers))) AS i"
    }

    /// What holds for a row's item, out of what holds for each of them; the same for all stands once.
    static func choose(_ items: [String]) -> String {
        precondition(!items.isEmpty, "A wide source has items.")
        if items.allSatisfy({ $0 == items[0] }) { return items[0] }
        let branches = items.enumerated().map { "\n       WHEN \($0.offset) THEN \($0.element)" }
        return "CASE \(number)\(branches.joined()) END"
    }
}
