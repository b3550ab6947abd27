/// Nothing in the repository knows the machine it was written or built on.
enum BuildMachineRule {
    /// First folders of paths that exist on one machine only, written apart from their slashes so
    /// that this file keeps its own rule.
    private static let folders = [
        "home", "root", "Users", "work", "builds", "workspace", "private", "var/folders",
    ]

    /// Absolute paths of a build machine.
    static func paths(in file: SourceFile) -> [Violation] {
        lines(of: file).flatMap { number, line in
            folders.filter { holds("/\($0)/", in: line) }.map {
                Violation(
                    path: file.path, line: number,
                    reason: "A path of one machine (under \($0)); take it from the surroundings.")
            }
        }
    }

    /// Hosts that the manifest loads from, other than github.com.
    static func hosts(in file: SourceFile) -> [Violation] {
        guard file.name == "Package.swift" else { return [] }
        return lines(of: file).compactMap { number, line in
            guard let scheme = line.firstRange(of: "://"),
                !line[scheme.upperBound...].hasPrefix("github.com/")
            else { return nil }
            return Violation(
                path: file.path, line: number, reason: "Packages come from github.com only.")
        }
    }

    private static func lines(of file: SourceFile) -> [(number: Int, line: Substring)] {
        file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { ($0.offset + 1, $0.element) }
    }

    /// Whether an absolute path starts with `prefix` somewhere in the line.
    private static func holds(_ prefix: String, in line: Substring) -> Bool {
        guard line.utf8.contains(UInt8(ascii: "/")) else { return false }
        return line.ranges(of: prefix).contains { range in
            guard range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !before.isLetter && !before.isNumber && !"._-~/})]".contains(before)
        }
    }
}
