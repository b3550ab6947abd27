/// Why an institution does not go on with a run.
package enum ParticipantError: Error, Hashable, CustomStringConvertible {
    case entryMissing(expected: UInt64, found: UInt64)
    /// The coordinator's entry breaks a rule; the ledger keeps it.
    case refused(entry: UInt64, reason: String)
    /// An entry that the ledger holds was shown with other bytes; the ledger keeps both.
    case anotherEntry(UInt64)
    /// The coordinator's log is shorter than it was.
    case rolledBack(seen: UInt64)
    /// A receipt and the log that was shown do not fit; the ledger keeps the receipt.
    case falseReceipt(entry: UInt64)
    /// What the ledger holds against the coordinator since an earlier day.
    case evidenceHeld(reason: String)
    case foreignReceipt
    case secondQuestion(round: Int)

    package var description: String {
        switch self {
        case .entryMissing(let expected, let found):
            "The coordinator showed entry \(found) where \(expected) is next."
        case .refused(let entry, let reason):
            """
            Entry \(entry) of the run is refused: \(reason) This node answers nothing more in it.
            """
        case .anotherEntry(let entry):
            """
            The coordinator showed entry \(entry) a second time, and it is another one. Both are \
            kept in the ledger; nothing more is answered.
            """
        case .rolledBack(let seen):
            """
            The coordinator has fewer entries than the \(seen) that it showed before: its log was \
            set back. Ask the operator whether a backup was restored.
            """
        case .falseReceipt(let entry):
            """
            The coordinator's receipt for entry \(entry) attests another log than the one that it \
            shows. The receipt is kept in the ledger; nothing more is answered.
            """
        case .evidenceHeld(let reason):
            """
            This node stays out, since its ledger holds evidence against the coordinator: \(reason)
            """
        case .foreignReceipt: "The coordinator's receipt is for another message."
        case .secondQuestion(let round):
            "Round \(round) was asked a second, different question. It is not answered."
        }
    }
}
