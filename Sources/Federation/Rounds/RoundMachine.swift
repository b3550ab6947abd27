package import Messaging

/// The rules of one run as a pure value: log entries in, what is due out.
///
/// Coordinator, nodes and verifiers fold the same entries through the same machine, so a restart, a
/// replay and a live run cannot differ. It holds no clock, key or connection.
package struct RoundMachine: Sendable {
    package struct Member: Sendable, Hashable {
        package let id: NodeID
        package let name: InstitutionName
    }

    package enum Phase: Sendable {
        case awaitingOpening
        case accepting(Accepting)
        case keying(Keying)
        case asking(Standing)
        case collecting(Round)
        case reporting(Reporting)
        /// The script says that the run can't go on; the coordinator is to stop it.
        case failed(Cancellation, after: Digest)
        case closed(Ending)
    }

    package enum Ending: Sendable {
        case finished(RunOutcome, message: Digest)
        case stopped(Cancellation, message: Digest)
    }

    package let study: Study
    package let publication: StudyPublication
    package internal(set) var members: [Member] = []
    package internal(set) var opening: Digest = .zero
    /// Where training starts, if not from nothing.
    package internal(set) var start: RunStart?
    /// Those who will send their own figures.
    package internal(set) var namers: Set<NodeID> = []
    package internal(set) var keys: [NodeID: AgreementPublicKey] = [:]
    package internal(set) var keySet: Digest = .zero
    package internal(set) var blockOpening: Digest = .zero
    /// The own figures that arrived, as sent.
    package internal(set) var figures: [NodeID: [UInt8]] = [:]
    package internal(set) var phase: Phase = .awaitingOpening
    /// Rounds whose sum stands in the log.
    package internal(set) var finishedRounds = 0
    /// Bytes of all payloads so far, as their headers declare them.
    package internal(set) var payloadBytes: UInt64 = 0

    package init(publication: StudyPublication) {
        self.publication = publication
        study = publication.study
    }

    package func name(of id: NodeID) -> String {
        members.first { $0.id == id }?.name.text ?? id.hex
    }

    package var memberIDs: [NodeID] { members.map(\.id) }

    package var isClosed: Bool {
        if case .closed = phase { true } else { false }
    }

    package var outcome: RunOutcome? {
        if case .closed(.finished(let outcome, _)) = phase { outcome } else { nil }
    }

    /// The federation's rows, once they are counted.
    package var rowTotals: RowTotals? {
        switch phase {
        case .asking(let standing): standing.script.totals
        case .collecting(let round): round.script.totals
        case .reporting(let reporting): reporting.outcome.model.totals
        case .closed(.finished(let outcome, _)): outcome.model.totals
        case .awaitingOpening, .accepting, .keying, .failed, .closed(.stopped): nil
        }
    }

    /// The profile of all training rows, once it is known.
    package var profile: FederatedProfile? {
        switch phase {
        case .asking(let standing): standing.script.profile
        case .collecting(let round): round.script.profile
        case .reporting(let reporting): reporting.outcome.model.profile
        case .closed(.finished(let outcome, _)): outcome.model.profile
        case .awaitingOpening, .accepting, .keying, .failed, .closed(.stopped): nil
        }
    }

    /// The federation's rows in each fold, once they are counted; empty where there are no folds.
    package var foldRows: [Int] {
        switch phase {
        case .asking(let standing): standing.script.foldRows
        case .collecting(let round): round.script.foldRows
        case .reporting, .closed, .awaitingOpening, .accepting, .keying, .failed: []
        }
    }

    /// Whether answers to this question go to every member, who then checks the sum: up to
    /// 131,072 words over all institutions.
    package func sharesAnswers(words: Int) -> Bool {
        study.privacy.checkSums && words * members.count <= 131_072
    }
}

extension RoundMachine {
    package struct Accepting: Sendable {
        package internal(set) var accepted: Set<NodeID> = []
    }

    package struct Keying: Sendable {
        package internal(set) var messages: [NodeID: Digest] = [:]
    }

    /// A script with the message after which its current question is put.
    package struct Standing: Sendable {
        package let script: RunScript
        package let after: Digest
    }

    package struct Answer: Sendable, Hashable {
        package let digest: Digest
        /// Nil where the answer was not addressed to the reader.
        package let words: [UInt64]?
    }

    package struct Round: Sendable {
        package let number: Int
        package let script: RunScript
        package let question: RunQuestion
        package let message: Digest
        package internal(set) var answers: [NodeID: Answer] = [:]
    }

    package struct Reporting: Sendable {
        package let outcome: RunOutcome
        /// The last question and the last sum.
        package let question: Digest
        package let after: Digest
    }
}
