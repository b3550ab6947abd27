/// Sample data names its owners and licence, and stays small.
enum SampleDataRule {
    /// What all of SampleData may weigh.
    static let maximumBytes = 25_000_000

    static func size(_ byteCount: Int) -> [Violation] {
        guard byteCount > maximumBytes else { return [] }
        return [
            Violation(
                path: "SampleData", line: 0,
                reason: "\(byteCount) bytes, at most \(maximumBytes) are allowed.")
        ]
    }

    /// A set is a folder `SampleData/<domain>/<set>`.
    static func sets(in paths: [String]) -> Set<String> {
        Set(
            paths.compactMap { path in
                let steps = path.split(separator: "/")
                guard steps.count > 3, steps[0] == "SampleData" else { return nil }
                return steps.prefix(3).joined(separator: "/")
            })
    }

    /// - Parameter readme: the text of the README in the set's own folder; nil if it has none.
    static func set(_ path: String, readme: String?) -> [Violation] {
        guard let readme else {
            return [
                Violation(path: path, line: 0, reason: "Write a README.md with owner and licence.")
            ]
        }
        let text = readme.lowercased()
        let missing = [("owner", ["owner"]), ("licence", ["licence", "license"])].filter {
            _, words in
            !words.contains { text.contains($0) }
        }
        return missing.map { name, _ in
            Violation(path: path + "/README.md", line: 0, reason: "Name the data's \(name).")
        }
    }
}
