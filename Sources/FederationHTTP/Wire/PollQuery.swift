import Messaging

/// The query of a poll: `run=<32 hex digits>&after=<entry number>`, each once, in either order.
struct PollQuery: Hashable {
    let run: RunID
    /// The last entry of the run's transcript that the member has; 0 for none.
    let after: UInt64

    init(_ query: String?) throws(RequestFault) {
        var texts: [Substring: Substring] = [:]
        for pair in (query ?? "").split(separator: "&", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == "run" || parts[0] == "after",
                texts.updateValue(parts[1], forKey: parts[0]) == nil
            else {
                throw .malformed(place: "query", expected: "run and after, each once")
            }
        }
        guard let run = RunID(hex: String(texts["run", default: ""])) else {
            throw .malformed(place: "query: run", expected: "32 lower-case hexadecimal digits")
        }
        let digits = texts["after", default: ""]
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let after = UInt64(digits) else {
            throw .malformed(place: "query: after", expected: "a whole number from 0 on")
        }
        self.run = run
        self.after = after
    }

    /// What a member's transport asks for.
    static func path(run: RunID, after entry: UInt64) -> String {
        "\(MemberPath.messages)?run=\(run.hex)&after=\(entry)"
    }
}
