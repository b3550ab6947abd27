package import Messaging

/// Why a node signs nothing: its ledger is not the one that it signed with before.
package enum LedgerError: Error, Hashable, CustomStringConvertible {
    /// The coordinator's log shows messages of this node beyond the last one in its ledger.
    case behind(RunID, ledgerEnds: UInt64, coordinatorHolds: UInt64)
    /// The coordinator's log shows another message of this node with a number of its ledger.
    case forked(RunID, sequence: UInt64)
    /// A message that the coordinator shows as this node's is not.
    case notOwn(RunID, sequence: UInt64)
    case notABackup(String)

    package var description: String {
        switch self {
        case .behind(let run, let ends, let holds):
            """
            \(Self.chain(run)): your ledger ends at \(ends), the coordinator has a receipt for \
            \(holds). Nothing was signed. If ledger.sqlite was restored or copied, run recover.
            """
        case .forked(let run, let sequence):
            """
            \(Self.chain(run)): the coordinator holds another message \(sequence) of this node \
            than your ledger. Nothing was signed. Another process signs with this node's key: \
            stop it, then ask the operator to revoke the key.
            """
        case .notOwn(let run, let sequence):
            """
            \(Self.chain(run)): the message \(sequence) that the coordinator shows as this node's \
            does not bear its signature, or does not follow. Nothing was recovered.
            """
        case .notABackup(let path): "\(path) is not a whole backup of a ledger."
        }
    }

    private static func chain(_ run: RunID) -> String {
        run == .federation ? "The federation's chain" : "Run \(run.short)"
    }
}
