package import Messaging

/// A run's transcript folded from its first entry: every signature, chain, head, sum and fold is
/// checked again.
package struct RunReplay: Sendable {
    package let documents: RunDocuments
    package let log: RunLog
    package let entries: [Transcript.Entry]

    /// Throws at the first entry that can't be believed, by its number.
    package init(transcript: Transcript, run: RunID? = nil) throws(RunReplayError) {
        let documents: RunDocuments
        do { documents = try RunDocuments(from: transcript) } catch { throw .documents(error) }
        let entries: [Transcript.Entry]
        do { entries = try transcript.entries() } catch { throw .log(error) }
        guard let first = entries.first else { throw .empty }
        var log = RunLog(
            run: run ?? first.envelope.header.run, roster: documents.roster,
            publication: documents.study)
        for (index, entry) in entries.enumerated() {
            guard entry.number == UInt64(index + 1) else { throw .entryMissing(UInt64(index + 1)) }
            do {
                if entry.number == 1 { try documents.check(opening: .envelope(entry.envelope)) }
                try log.take(.envelope(entry.envelope))
            } catch {
                throw .entry(entry.number, error)
            }
            guard entry.head == log.chain.head else { throw .wrongHead(entry.number) }
            try Self.checkReceipt(of: entry, documents: documents)
        }
        self.documents = documents
        self.log = log
        self.entries = entries
    }

    private static func checkReceipt(
        of entry: Transcript.Entry, documents: RunDocuments
    ) throws(RunReplayError) {
        let isCoordinator = entry.envelope.header.sender == documents.roster.coordinator.id
        guard let bytes = entry.receipt else {
            guard isCoordinator else { throw .badReceipt(entry.number) }
            return
        }
        let expectation = Expectation(
            federation: documents.charter.digest, run: entry.envelope.header.run,
            nowMilliseconds: nil)
        guard !isCoordinator, let envelope = try? Envelope(decoding: bytes),
            let verified = try? documents.roster.verify(envelope, expecting: expectation),
            let receipt = try? Receipt(verified), receipt.entry == entry.number,
            receipt.head == entry.head, receipt.message == entry.envelope.digest
        else { throw .badReceipt(entry.number) }
    }
}

/// The first thing in a transcript that can't be believed.
package enum RunReplayError: Error, Hashable, CustomStringConvertible {
    case empty
    case documents(RunDocumentsError)
    case log(LogError)
    case entryMissing(UInt64)
    case entry(UInt64, RunLogError)
    case wrongHead(UInt64)
    case badReceipt(UInt64)

    package var description: String {
        switch self {
        case .empty: "The transcript holds no entry."
        case .documents(let error): error.description
        case .log(let error): error.description
        case .entryMissing(let number): "Entry \(number) is missing."
        case .entry(let number, let error): "Entry \(number): \(error)"
        case .wrongHead(let number):
            "Entry \(number): the stored head of the log is not the one its bytes lead to."
        case .badReceipt(let number):
            "Entry \(number): its receipt is missing or does not attest it."
        }
    }
}
