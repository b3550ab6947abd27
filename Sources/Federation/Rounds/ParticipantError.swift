/// Why an institution does not go on with a run.
package enum ParticipantError: Error, Hashable, CustomStringConvertible {
    case entryMissing(expected: UInt64, found: UInt64)
    /// The coordinator's entry breaks a rule; its signature is the evidence.
    case refused(entry: UInt64, reason: String)
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
        case .foreignReceipt: "The coordinator's receipt is for another message."
        case .secondQuestion(let round):
            "Round \(round) was asked a second, different question. It is not answered."
        }
    }
}
