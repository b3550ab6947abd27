/// Code that gives up instead of saying what is wrong, or escapes the compiler's checks.
enum ForbiddenCodeRule {
    private static let patterns: [(text: String, advice: String)] = [
        ("try!", "throw the error on"),
        ("as!", "use as? and throw an error"),
        ("fatalError", "throw an error, or use a precondition with a sentence"),
        ("@unchecked Sendable", "make it a value, an actor or a Mutex"),
        ("Task.detached", "use a task group"),
    ]
    private static let reminders = ["TODO", "FIXME"]

    static func violations(in file: SourceFile) -> [Violation] {
        let inCode = file.swift.code.enumerated().flatMap { index, line in
            reasons(in: CodeLine(line)).map {
                Violation(path: file.path, line: index + 1, reason: $0)
            }
        }
        let inComments = file.swift.comments.enumerated().flatMap { index, line in
            reminders.filter { CodeLine(line).holds($0) }.map {
                Violation(
                    path: file.path, line: index + 1, reason: "\($0): do it now, or leave it out.")
            }
        }
        return inCode + inComments
    }

    private static func reasons(in line: CodeLine) -> [String] {
        let found = patterns.filter { line.holds($0.text) }.map { "\($0.text): \($0.advice)." }
        if found.isEmpty, line.forcesOptional { return ["A forced unwrap: bind it, or throw."] }
        return found
    }
}
