package import Comparison
package import Federation
package import Messaging

/// What left an institution, in words and numbers.
package struct LedgerView {
    package let messages: [Ledger.Sent]

    /// Of one run, or of all.
    package init(_ ledger: Ledger, run: RunID? = nil) throws {
        messages = try ledger.sent(run: run)
    }

    /// Messages by kind, for a report.
    package var departures: [Departure] { Departure.counted(messages.map(\.envelope)) }

    /// One line a message: when, what, how large, whether it is receipted.
    package func lines(time: (UInt64) -> String) -> [String] {
        messages.map { message in
            let header = message.envelope.header
            let round = header.round > 0 ? " round \(header.round)" : ""
            let receipt = message.receipt == nil ? "no receipt yet" : "receipted"
            return """
                \(time(header.issuedMilliseconds))  \
                \(header.run == .federation ? "federation" : header.run.short)\
                \(round)  \(message.summary), \(message.envelope.bytes.count) bytes, \(receipt)
                """
        }
    }
}
