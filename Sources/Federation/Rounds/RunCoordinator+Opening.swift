package import Messaging

extension RunCoordinator {
    /// The first message of a new run, and its transcript.
    package static func open(
        _ documents: RunDocuments, transcript: Transcript, run: RunID, key: SigningKey,
        nowMilliseconds: UInt64
    ) throws(LogError) -> Envelope {
        var writer = MessageWriter(
            federation: documents.charter.digest, run: run, sender: documents.roster.coordinator,
            rosterVersion: documents.roster.version, key: key,
            lifeMilliseconds: UInt64(documents.study.study.deadlines.hard.seconds) * 1000)
        let envelope = writer.seal(
            .runOpening, payload: documents.opening.payload, to: .everyone, replyingTo: .zero,
            logHead: .zero, nowMilliseconds: nowMilliseconds)
        var chain = HashChain()
        try transcript.append(
            [
                Transcript.Entry(
                    number: 1, envelope: envelope, head: chain.append(envelope.redacted),
                    receipt: nil)
            ], documents: documents.stored)
        return envelope
    }
}
