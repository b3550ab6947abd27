import Foundation
import Learning

/// Class counts of the German Credit rows, by cell of public edges.
struct GermanCredit {
    private let rows: [[Substring]]

    enum Column: Int {
        case months
        case amount
        case age
    }

    static func read() throws -> GermanCredit {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Vectors/german-credit.txt")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        return GermanCredit(
            rows: text.split(separator: "\n").filter { !$0.hasPrefix("#") }
                .map { $0.split(separator: " ") })
    }

    /// One count for each cell between neighbouring edges, the outer cells open.
    func counts(_ column: Column, edges: [Int]) -> [SlotCounts] {
        var cells = [SlotCounts](repeating: .none, count: edges.count + 1)
        for row in rows {
            let value = Int(row[column.rawValue]) ?? 0
            let cell = edges.count { $0 <= value }
            cells[cell] = cells[cell] + one(row)
        }
        return cells
    }

    /// Of the checking account's four levels.
    func checkingAccount() -> [SlotCounts] {
        ["A11", "A12", "A13", "A14"].map { level in
            SlotCounts.sum(rows.filter { $0[3] == level }.map(one))
        }
    }

    private func one(_ row: [Substring]) -> SlotCounts {
        row[4] == "2"
            ? SlotCounts(nonEvents: 0, events: 1) : SlotCounts(nonEvents: 1, events: 0)
    }
}
