/// Why nothing is signed at the moment: the machine's clock can't be right.
package enum ClockError: Error, Hashable, CustomStringConvertible {
    /// The last message of one's own was signed later than now.
    case behindOwnMessage(lastMilliseconds: UInt64, nowMilliseconds: UInt64)
    /// The federation did not exist yet.
    case beforeFederation(foundedMilliseconds: UInt64, nowMilliseconds: UInt64)

    /// What clocks may differ by.
    package static let toleranceMilliseconds: UInt64 = 120_000

    /// Throws where a clock is too far behind to sign by.
    /// - Parameters:
    ///   - last: when the signer signed last, Unix milliseconds.
    ///   - founded: from when on the first roster holds.
    package static func check(
        nowMilliseconds now: UInt64, last: UInt64?, founded: UInt64
    ) throws(ClockError) {
        if let last, last > now, last - now > toleranceMilliseconds {
            throw .behindOwnMessage(lastMilliseconds: last, nowMilliseconds: now)
        }
        if founded > now, founded - now > toleranceMilliseconds {
            throw .beforeFederation(foundedMilliseconds: founded, nowMilliseconds: now)
        }
    }

    package var description: String {
        switch self {
        case .behindOwnMessage(let last, let now):
            """
            The clock says \(UnixTime.text(milliseconds: now)), and the last message was signed \
            at \(UnixTime.text(milliseconds: last)). Nothing is signed. Set the clock, then start \
            again; a run that was signed into the future by mistake has to be cancelled and \
            opened anew.
            """
        case .beforeFederation(let founded, let now):
            """
            The clock says \(UnixTime.text(milliseconds: now)), and the federation was founded at \
            \(UnixTime.text(milliseconds: founded)). Nothing is signed. Set the clock, then start \
            again.
            """
        }
    }
}
