extension Refusal {
    // What keeps a node from answering whatever its policy says.

    /// Answers from other rows under a known state could be told apart from the first ones.
    static func frozenTable(at step: String) -> Refusal {
        Refusal(
            rule: "frozen-table", step: step,
            text: "The table changed since this run began. A new run would pass.")
    }

    /// Without the root, or with one whose use the ledger does not tell, nothing can be masked.
    package static func maskMaterialLost(at step: String) -> Refusal {
        Refusal(
            rule: "mask-material-lost", step: step,
            text: "The secret of this run's masks is lost. A new run would pass.")
    }

    static let approvalWithdrawn = Refusal(
        rule: "approval-withdrawn", step: "opening",
        text: """
            This institution withdrew its approval of the study. A new run would pass once it \
            approves again.
            """)

    static func bounds(_ error: AnswerError, at step: String) -> Refusal {
        Refusal(rule: "bounds", step: step, text: error.description)
    }

    /// The reason itself may name local things and stays at home.
    package static let data = Refusal(
        rule: "data", step: "opening",
        text: """
            The institution's database can't be read for this study at the moment. A new run would \
            pass once it can.
            """)
}
