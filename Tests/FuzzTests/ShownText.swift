import Documents

/// What holds of every refusal, whatever was refused.
enum ShownText {
    /// The most characters of a line: a key's path of all depths and a whole list of names.
    static let longestLine = 8192

    /// How a text breaks the rules: one or more sentences, of bounded lines, without a sign that
    /// moves a cursor or hides something, and without a value of a row.
    static func faults(of text: String) -> [String] {
        var faults: [String] = []
        if !text.contains(" ") { faults.append("no sentence") }
        if text.unicodeScalars.contains(where: { $0 != "\n" && !ForeignText.isPrintable($0) }) {
            faults.append("signs that are not printable")
        }
        if text.unicodeScalars.split(separator: "\n").contains(where: { $0.count > longestLine }) {
            faults.append("a line without end")
        }
        if text.contains(FuzzDatabase.plantedValue) { faults.append("a value of a row") }
        return faults
    }
}
