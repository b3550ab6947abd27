import Documents

extension DocumentReader {
    /// A day as `YYYY-MM-DD`.
    func day(_ key: String) throws(DocumentError) -> String {
        let text = try string(key, maximumLength: 10)
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let lengths = [4, 2, 2]
        guard parts.map(\.utf8.count) == lengths,
            parts.joined().utf8.allSatisfy({ (48...57).contains($0) }),
            let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month),
            (1...Self.days(of: month, year: Int(parts[0]) ?? 0)).contains(day)
        else { throw failure(key, expected: "a day as YYYY-MM-DD", found: "another text") }
        return text
    }

    private static func days(of month: Int, year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
