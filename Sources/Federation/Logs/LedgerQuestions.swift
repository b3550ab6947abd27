package import Messaging

/// What an institution was asked, found in its ledger by folding once more what it was shown.
///
/// A ledger holds the plain words of an answer; what each of them counts, and on which scale, is
/// said by the question's layout, which follows from the sums before it.
package struct LedgerQuestions: Sendable {
    private let ledger: Ledger
    private let feed: FederationLog

    package init(_ ledger: Ledger, charter: Charter) throws(LogError) {
        self.ledger = ledger
        var feed = FederationLog(charter: charter)
        for entry in try ledger.received(run: .federation) {
            guard let envelope = try? Envelope(decoding: entry.bytes),
                (try? feed.take(envelope)) != nil
            else { break }
        }
        self.feed = feed
    }

    /// The questions of a run by their message, as far as the entries can be believed that were shown
    /// to `member`, by the id that this institution had in the run.
    package func asked(
        in run: RunID, of member: NodeID
    ) throws(LogError) -> [Digest: RunQuestion] {
        guard var log = emptyLog(of: run) else { return [:] }
        var questions: [Digest: RunQuestion] = [:]
        for entry in try ledger.received(run: run) {
            guard let item = try? RunLog.Item(decoding: entry.bytes),
                (try? log.take(item, .shown(to: member))) != nil
            else { break }
            if case .collecting(let round) = log.machine.phase {
                questions[round.message] = round.question
            }
        }
        return questions
    }

    private func emptyLog(of run: RunID) -> RunLog? {
        guard let opening = feed.opened.first(where: { $0.run == run })?.opening,
            let roster = feed.signedRoster(opening.header.rosterVersion)?.roster,
            let publication = try? RunOpening(parsing: opening.payload).publication,
            let proposal = feed.proposals.first(where: { $0.message.digest == publication })
        else { return nil }
        return RunLog(run: run, roster: roster, publication: proposal.publication)
    }
}
