import Federation
import Messaging

/// Where a run can stand, in the order in which it gets there.
enum RunStage: String, CaseIterable, Sendable {
    case notOpen = "not open"
    case opened = "opened"
    case oneAccepted = "one accepted"
    case allAccepted = "all accepted"
    case keysAsked = "keys asked for"
    case oneKey = "one key"
    case aboutToAsk = "about to ask"
    case asked = "asked"
    case oneAnswer = "one answer"
    case allAnswers = "all answers"
    case reporting = "reporting"
    case refused = "refused"
    case finished = "finished"

    /// A run that has come this far.
    func run() throws -> StagedRun {
        var staged = try StagedRun()
        if self == .refused {
            staged = try RunStage.asked.run()
            let refusal = Refusal(rule: "bounds", step: "row-counts", text: "too many rows")
            try staged.take(
                staged.message(.refusal, refusal.payload, from: staged.members[2]))
        } else {
            try staged.play(until: isReached)
        }
        return staged
    }

    private func isReached(_ machine: RoundMachine) -> Bool {
        switch (self, machine.phase) {
        case (.notOpen, _), (.finished, .closed), (.reporting, .reporting): true
        case (.opened, .accepting(let state)): state.accepted.isEmpty
        case (.oneAccepted, .accepting(let state)): state.accepted.count == 1
        case (.allAccepted, .accepting(let state)): state.accepted.count == 3
        case (.keysAsked, .keying(let state)): state.messages.isEmpty
        case (.oneKey, .keying(let state)): state.messages.count == 1
        case (.aboutToAsk, .asking): true
        case (.asked, .collecting(let round)): round.answers.isEmpty
        case (.oneAnswer, .collecting(let round)): round.answers.count == 1
        case (.allAnswers, .collecting(let round)): round.answers.count == 3
        default: false
        }
    }
}
