package import Messaging

/// Something that an institution was shown and that can't be right, kept as it came.
///
/// A proof convinces anybody who has the roster. An entry or a receipt bears a signature too, and
/// convinces whoever folds the log up to it.
package struct Evidence: Sendable, Hashable {
    package enum Statement: Sendable, Hashable {
        /// An entry that the coordinator showed under this number: it breaks a rule of the log, or
        /// another one stands there already.
        case entry(UInt64, bytes: [UInt8])
        /// A receipt that attests another log than the one that was shown.
        case receipt([UInt8])
        /// Two signed headers of one sender that contradict each other.
        case proof(EquivocationProof)
    }

    package let run: RunID
    package let statement: Statement
    /// Why it can't be right, in a sentence.
    package let reason: String
    /// Unix time in milliseconds at which it was kept.
    package let atMilliseconds: UInt64

    package init(run: RunID, statement: Statement, reason: String, atMilliseconds: UInt64) {
        self.run = run
        self.statement = statement
        self.reason = reason
        self.atMilliseconds = atMilliseconds
    }

    /// The two headers, where they were found.
    package var proof: EquivocationProof? {
        if case .proof(let proof) = statement { proof } else { nil }
    }

    /// Whether it speaks against this node; entries and receipts are the coordinator's.
    package func isAgainst(_ node: NodeID, coordinator: NodeID) -> Bool {
        node == (proof?.first.header.sender ?? coordinator)
    }
}
