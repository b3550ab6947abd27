/// A place that breaks a house rule, and what to write instead.
struct Violation: Sendable, Hashable, CustomStringConvertible {
    let path: String
    /// From 1; 0 if the file or folder as a whole is meant.
    let line: Int
    let reason: String

    var description: String {
        line > 0 ? "\(path):\(line): \(reason)" : "\(path): \(reason)"
    }
}
