package import Messaging

extension Participant {
    // The coordinator is believed nothing that its own log does not bear out.

    /// Takes entries as the coordinator showed them: verified, stored, then acted on. What is
    /// refused is stored too, as evidence, and ends this node's part in the run.
    package func take(_ items: [[UInt8]]) throws {
        for entry in items.map(Ledger.Received.init(shown:)) {
            guard !isEstranged else { return }
            if entry.number <= log.count {
                try compare(entry)
            } else {
                guard entry.number == log.count + 1 else {
                    throw ParticipantError.entryMissing(
                        expected: log.count + 1, found: entry.number)
                }
                try append(entry)
            }
        }
        if log.machine.isClosed { try blocks.erase(run: run) }
    }

    /// Holds another sight of an entry against the first.
    private func compare(_ entry: Ledger.Received) throws {
        do {
            try witness.compare(entry, under: [log.roster])
        } catch let error as ParticipantError {
            try leave()
            throw error
        }
    }

    private func append(_ entry: Ledger.Received) throws {
        var next = log
        let item: RunLog.Item
        do {
            item = try RunLog.Item(decoding: entry.bytes)
            if entry.number == 1 { try documents.check(opening: item) }
            try next.take(item, .shown(to: me))
        } catch {
            let refusal = ParticipantError.refused(entry: entry.number, reason: "\(error)")
            throw try estranged(by: .entry(entry.number, bytes: entry.bytes), refusal)
        }
        if let receipt = promised[entry.number] { try check(receipt, in: next) }
        try noteProof(item, number: entry.number)
        try ledger.append([entry], run: run)
        log = next
        try noteOwn(item)
        promised[entry.number] = nil
        let header = item.header.header
        if header.sender == log.roster.coordinator.id {
            clocks.saw(issued: header.issuedMilliseconds, now: now())
        }
    }

    /// Keeps the coordinator's receipt for a message, once it is verified and fits the log.
    package func accept(receipt bytes: [UInt8], for envelope: Envelope) throws {
        let expectation = Expectation(
            federation: log.roster.federation, run: run, recipient: me, nowMilliseconds: nil)
        let verified = try log.roster.verify(Envelope(decoding: bytes), expecting: expectation)
        let receipt = try Receipt(verified)
        guard receipt.message == envelope.digest else { throw ParticipantError.foreignReceipt }
        try check(verified.value, in: log)
        try ledger.add(receipt: bytes, for: envelope.digest)
        unreceipted.removeAll { $0.envelope.digest == envelope.digest }
        if receipt.entry > log.count { promised[receipt.entry] = verified.value }
        clocks.saw(
            receiptIssued: verified.value.header.issuedMilliseconds,
            forMessageOf: envelope.header.issuedMilliseconds, now: now())
    }

    /// Holds a receipt against the entry that it names, where that has been shown.
    private func check(_ envelope: Envelope, in log: RunLog) throws {
        let receipt = try Receipt(parsing: envelope)
        let attested = RunLog.Place(message: receipt.message, head: receipt.head)
        guard let place = log.place(receipt.entry), place != attested else { return }
        throw try estranged(
            by: .receipt(envelope.bytes), .falseReceipt(entry: receipt.entry))
    }

    /// A proof in the log is kept apart from it; one against the coordinator ends all trust.
    private func noteProof(_ item: RunLog.Item, number: UInt64) throws {
        guard case .envelope(let envelope) = item,
            envelope.header.messageType == .equivocationProof
        else { return }
        let proof = try EquivocationProof(decoding: envelope.payload)
        let culprit = proof.first.header.sender
        let reason = "\(log.machine.name(of: culprit)) signed both of two different messages."
        if culprit == log.roster.coordinator.id {
            throw try estranged(by: .proof(proof), .refused(entry: number, reason: reason))
        }
        try witness.keep(.proof(proof), reason: reason, under: [log.roster])
    }

    /// Keeps what ends the trust in the coordinator, and returns why.
    private func estranged(
        by statement: Evidence.Statement, _ error: ParticipantError
    ) throws -> ParticipantError {
        try witness.keep(statement, reason: error.description, under: [log.roster])
        try leave()
        return error
    }

    /// From here on this node says nothing more in the run, so its secret is of no more use.
    private func leave() throws {
        isEstranged = true
        try blocks.erase(run: run)
    }

    /// Why the coordinator's last word, which was verified as it came, is not to be acted upon now;
    /// nil where it is.
    var outOfTime: Hindrance? {
        guard let word = log.lastOfCoordinator else { return nil }
        let expectation = Expectation(
            federation: log.roster.federation, run: run, nowMilliseconds: now(),
            maximumLifeMilliseconds: log.longestLifeMilliseconds)
        do throws(EnvelopeError) {
            try expectation.checkTimes(word.header)
            return nil
        } catch {
            return .outOfTime(error)
        }
    }
}
