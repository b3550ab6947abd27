package import Messaging

/// The query of a poll: `run=<32 hex digits>&after=<entry number>`, each once, in either order.
package struct PollQuery: Hashable {
    package let run: RunID
    /// The last entry of the run's transcript that the member has; 0 for none.
    package let after: UInt64
    /// Whether the coordinator is to wait until there is something new; `wait=0` says no.
    package let isWaiting: Bool

    init(run: RunID, after entry: UInt64, isWaiting: Bool) {
        self.run = run
        after = entry
        self.isWaiting = isWaiting
    }

    package init(_ query: String?) throws(RequestFault) {
        var texts: [Substring: Substring] = [:]
        for pair in (query ?? "").split(separator: "&", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, ["run", "after", "wait"].contains(parts[0]),
                texts.updateValue(parts[1], forKey: parts[0]) == nil
            else {
                throw .malformed(place: "query", expected: "run, after and wait, each once")
            }
        }
        guard let run = RunID(hex: String(texts["run", default: ""])) else {
            throw .malformed(place: "query: run", expected: "32 lower-case hexadecimal digits")
        }
        let digits = texts["after", default: ""]
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let after = UInt64(digits) else {
            throw .malformed(place: "query: after", expected: "a whole number from 0 on")
        }
        guard ["0", "1"].contains(texts["wait", default: "1"]) else {
            throw .malformed(place: "query: wait", expected: "0 or 1")
        }
        self.init(run: run, after: after, isWaiting: texts["wait"] != "0")
    }

    /// What a member's transport asks for.
    var path: String {
        "\(MemberPath.messages)?run=\(run.hex)&after=\(after)\(isWaiting ? "" : "&wait=0")"
    }
}
