import Console
import Foundation
import Synchronization

/// Shows a run's rounds as they happen: who has answered, in the order of arrival.
///
/// On a terminal the current round's line grows in place; elsewhere each round is one line once all
/// have answered.
final class RoundBoard: Sendable {
    private struct State {
        var round = ""
        var what = ""
        var answered: [String] = []
    }

    private let state = Mutex(State())
    private let institutions: Int
    private let isTerminal = isatty(STDERR_FILENO) == 1

    init(institutions: Int) {
        self.institutions = institutions
    }

    /// Takes a line of a node: `NAME: run ID, round N: masked answer to STEP, W words`.
    func hear(_ line: String) {
        guard let name = line.split(separator: ":").first.map(String.init) else { return }
        guard let answer = line.range(of: ": masked answer to "),
            let round = line.range(of: ", round ")
        else {
            if !line.contains("joined") { show("  \(line)") }
            return
        }
        take(
            name, round: String(line[round.upperBound..<answer.lowerBound]),
            what: String(line[answer.upperBound...]))
    }

    private func take(_ name: String, round: String, what: String) {
        let text = state.withLock { state -> String? in
            if state.round != round { state = State(round: round, what: what) }
            state.answered.append(name)
            let isComplete = state.answered.count == institutions
            guard isTerminal || isComplete else { return nil }
            let line = Self.line(state)
            return isTerminal ? "\r\u{1B}[K\(line)" + (isComplete ? "\n" : "") : line + "\n"
        }
        if let text { FileHandle.standardError.write(Data(text.utf8)) }
    }

    private func show(_ line: String) {
        Terminal.note((isTerminal ? "\r\u{1B}[K" : "") + line)
    }

    private static func line(_ state: State) -> String {
        let round = String(repeating: " ", count: max(0, 3 - state.round.count)) + state.round
        let parts = state.what.components(separatedBy: ", ")
        let step = (parts.first ?? "").padding(toLength: 11, withPad: " ", startingAt: 0)
        return "  round \(round)  \(step) \(parts.last ?? "")  ← "
            + state.answered.joined(separator: ", ")
    }
}
