import Federation
package import Messaging

/// Fetches back what this node signed and its ledger does not hold any more, as after an older
/// ledger took the place of the last one.
package struct Recovery {
    private let home: NodeHome
    private let ledger: Ledger
    private let federation: NodeFederation
    private let me: NodeID

    /// Opens the ledger of a home; one that is missing is made anew, to be filled.
    package init(_ home: NodeHome) throws {
        self.home = home
        ledger = try home.ledger(recovering: true)
        federation = try NodeFederation(charter: home.charter, ledger: ledger)
        me = try home.id
    }

    /// What was missing in one chain.
    package struct Missing: Sendable, Hashable {
        package let run: RunID
        package let messages: Int

        package init(run: RunID, messages: Int) {
            self.run = run
            self.messages = messages
        }
    }

    /// Recovers every chain that the coordinator shows. Where anything was missing, all open runs
    /// are lost: what was bound and computed in them is not known any more.
    package func run(_ transport: some Transport) async throws -> [Missing] {
        try await federation.poll(transport, waiting: false)
        var missing: [OwnMessages] = []
        for run in await [.federation] + federation.runs(of: me) {
            let own = try await OwnMessages(of: me, run: run, from: transport)
            try await verify(own)
            let lacking = try own.filtered { try !ledger.holds($0) }
            if !lacking.envelopes.isEmpty { missing.append(lacking) }
        }
        guard !missing.isEmpty else { return [] }
        let open = try ledger.openRuns() + missing.map(\.run).filter { $0 != .federation }
        try ledger.markLost(open)
        try home.eraseRoots()
        for own in missing { try store(own) }
        return missing.map { Missing(run: $0.run, messages: $0.envelopes.count) }
    }

    /// Every message has to bear this node's signature, and to follow the one before it.
    private func verify(_ own: OwnMessages) async throws {
        let state = await federation.state
        let expectation = Expectation(
            federation: state.charter.digest, run: own.run, nowMilliseconds: nil)
        var previous = Digest.zero
        for (index, envelope) in own.envelopes.enumerated() {
            let header = envelope.header
            guard header.sequence == UInt64(index + 1), header.previous == previous,
                let roster = state.signedRoster(header.rosterVersion)?.roster,
                (try? roster.verify(envelope, expecting: expectation)) != nil
            else { throw LedgerError.notOwn(own.run, sequence: header.sequence) }
            previous = envelope.digest
        }
    }

    private func store(_ own: OwnMessages) throws {
        for envelope in own.envelopes {
            guard
                try envelope.header.sequence
                    == ledger.lastSequence(run: own.run, of: envelope.header.sender) + 1
            else {
                throw LedgerError.forked(own.run, sequence: envelope.header.sequence)
            }
            let type = envelope.header.messageType.map { "\($0)" } ?? "message"
            try ledger.store(
                Ledger.Sent(envelope: envelope, summary: "fetched back after a loss: \(type)"))
        }
    }
}
