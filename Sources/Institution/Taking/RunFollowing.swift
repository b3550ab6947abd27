import Comparison
import Console
import Documents
import Federation
import FederationHTTP
import Messaging
import Tabular

/// Takes part in one run, from where the ledger left it to its end.
struct RunFollowing: Sendable {
    let home: NodeHome
    let domain: any Domain.Type
    let keys: Keyring
    let ledger: Ledger
    let federation: NodeFederation
    let blocks: any BlockRootStore
    let transport: any Transport
    let patience: Patience
    /// Unix time in milliseconds, for what is signed.
    let now: @Sendable () -> UInt64
    let say: @Sendable (String) -> Void

    /// Whether an error says that one run went wrong, and nothing of the others.
    static func concernsOneRun(_ error: any Error) -> Bool {
        switch error {
        case is ParticipantError, is RunDocumentsError: true
        case TransportError.refused(let status, _, _): [409, 410, 422].contains(status)
        default: false
        }
    }

    /// Follows the run until it is closed. A run whose own report stands is over.
    func follow(_ run: RunID, me: NodeID) async throws {
        guard let part = try await part(in: run, me: me) else { return }
        try await drive(part.participant, part.desk, short: run.short)
        try await conclude(part.participant, part.desk, part.documents)
    }

    /// What takes part in a run: with the rows, or to refuse it.
    struct Part {
        let participant: Participant
        let desk: RunDesk?
        let documents: RunDocuments
    }

    /// Nil where the run is over, or not for this institution.
    func part(in run: RunID, me: NodeID) async throws -> Part? {
        if try isOver(run) { return nil }
        let documents = try await federation.documents(of: run)
        guard let entry = documents.roster.entry(me) else { return nil }
        let study = documents.study.study
        let hasBegun = try !ledger.sent(run: run).isEmpty
        let limits = try home.policy(inRunsOf: study.digest)
        if limits != home.policy {
            say("run \(run.short): the policy is looser than at the approval; the stricter holds")
        }
        let policy = RunPolicy(
            limits, study: study,
            members: try home.policyMembers(documents.study, me: me),
            day: hasBegun ? nil : WallClock.day(milliseconds: now()), now: now)
        let waivers =
            documents.memberWaivers.first { $0.member == entry.name }?.waivers ?? []
        let lost: Refusal? = try ledger.isLost(run) ? .maskMaterialLost(at: "opening") : nil
        let refusal = lost ?? policy.refusal ?? memoryRefusal(study, policy)
        let desk = refusal == nil ? try await openDesk(study, waivers, short: run.short) : nil
        let participant = try Participant(
            run: run, documents: documents, me: entry, key: keys.key(of: entry), ledger: ledger,
            blocks: blocks,
            ability: try desk?.ability(policy, run: run, ledger: ledger)
                ?? .unable(refusal ?? .data),
            hindrance: { try await federation.hindrance(of: documents, for: entry) }, now: now)
        say("run \(run.short): \(desk == nil ? "refuses" : "takes part in") \(study.name)")
        return Part(participant: participant, desk: desk, documents: documents)
    }

    /// What can't be estimated can't be read either, and that is said when it is read.
    private func memoryRefusal(_ study: Study, _ policy: RunPolicy) -> Refusal? {
        guard let needed = try? home.data(of: domain).mebibytes(study) else { return nil }
        return policy.refusal(mebibytes: needed)
    }

    /// Reads the rows; nil where they can't be had. A locked database is waited for.
    private func openDesk(
        _ study: Study, _ waivers: [Waiver], short: String
    ) async throws -> RunDesk? {
        var retry = RetrySchedule(seed: 1)
        while true {
            try Task.checkCancellation()
            do {
                return try RunDesk(home: home, domain: domain, study: study, approval: waivers)
            } catch let error where Self.isLock(error) {
                say("run \(short): \(error)")
                try await patience.clock.sleep(for: retry.next())
            } catch {
                say("run \(short): the rows can't be read: \(error)")
                return nil
            }
        }
    }

    /// Whether a writer keeps the database from being read, when it is opened or later.
    private static func isLock(_ error: any Error) -> Bool {
        switch error {
        case LoadingError.locked, FeatureError.loading(.locked): true
        default: false
        }
    }

    /// A run whose report stands, or that was stopped, is over and needs no rows; nor does one that
    /// came to its end without this institution.
    private func isOver(_ run: RunID) throws -> Bool {
        if home.folder.exists("reports/\(run.hex).html") { return true }
        let ending = try ledger.ending(of: run)
        guard try ending == .cancellation || (ending == .outcome && ledger.isLost(run)) else {
            return false
        }
        try blocks.erase(run: run)
        return true
    }

    /// Nothing is signed before all that the coordinator has of the run was seen.
    private func drive(
        _ participant: Participant, _ desk: RunDesk?, short: String
    ) async throws {
        var isCompared = desk == nil
        var retry = RetrySchedule(
            seed: participant.me.bytes.prefix(8).reduce(1) { $0 << 8 | UInt64($1) })
        var isCurrent = false
        while !(await participant.machine.isClosed) {
            try Task.checkCancellation()
            do {
                if !isCurrent { try await catchUp(participant) }
                isCurrent = true
                if await participant.machine.isClosed { return }
                if !isCompared {
                    isCompared = try await compare(participant, desk, short: short)
                }
                while try await sendDue(participant, short: short) {}
                if await participant.machine.isClosed { return }
                let isNews = try await take(participant, waiting: true)
                if !isNews { await announceWait(participant, short: short) }
                retry.reset()
            } catch let error as TransportError {
                try await patience.pause(&retry, after: error)
            }
        }
    }

    /// Says how the rows stand beside all others', before the run goes on to use them; false as long
    /// as the federation's profile is not known.
    private func compare(
        _ participant: Participant, _ desk: RunDesk?, short: String
    ) async throws -> Bool {
        guard let lines = try desk?.warningsAgainstRest(await participant.machine) else {
            return false
        }
        say(
            "run \(short): own rows against the others': "
                + (lines.isEmpty ? "nothing warns" : "\(lines.count) warnings"))
        for line in lines { say("run \(short): \(line)") }
        return true
    }

    /// Sends what is due now; false where there was nothing. What waited for a receipt goes first,
    /// and what became due meanwhile may be sent after it.
    private func sendDue(_ participant: Participant, short: String) async throws -> Bool {
        try requireSigning()
        let envelopes = try await participant.outbox()
        for envelope in envelopes {
            let summary = await participant.summary(of: envelope.digest)
            do {
                let receipt = try await transport.submit(envelope.bytes)
                try await participant.accept(receipt: receipt, for: envelope)
            } catch TransportError.refused(let status, let code, let text)
                where [409, 410, 422].contains(status)
            {
                // The run may have been stopped, or the log have grown, while this was under way.
                try await catchUp(participant)
                guard await participant.machine.isClosed else {
                    throw TransportError.refused(status: status, code: code, text: text)
                }
                return false
            }
            let round = envelope.header.round
            say("run \(short)\(round > 0 ? ", round \(round)" : ""): \(summary)")
        }
        return !envelopes.isEmpty
    }

    /// Throws where the clock or the disk says that nothing new should be begun.
    func requireSigning() throws {
        try ClockError.check(
            nowMilliseconds: now(), last: ledger.lastIssuedMilliseconds(),
            founded: home.firstRoster.coordinator.validFromMilliseconds)
        try ledger.requireReserve()
    }

    /// Sees the log to its end, and with it the last of its own messages.
    func catchUp(_ participant: Participant) async throws {
        while try await take(participant, waiting: false) {}
        try await participant.requireWholeLedger()
    }

    /// Takes what is new; false where nothing was.
    private func take(_ participant: Participant, waiting: Bool) async throws -> Bool {
        try await participant.poll(transport, waiting: waiting)
    }

    func announceWait(_ participant: Participant, short: String) async {
        let machine = await participant.machine
        for warning in [await participant.hindered?.description, await participant.clocks.warning] {
            if let warning { say("run \(short): \(warning)") }
        }
        let names = machine.awaited.map(\.name.text).joined(separator: ", ")
        say("run \(short): \(machine.phase.words)\(names.isEmpty ? "" : ", waiting for \(names)")")
    }

    private func conclude(
        _ participant: Participant, _ desk: RunDesk?, _ documents: RunDocuments
    ) async throws {
        let machine = await participant.machine
        let short = participant.run.short
        guard case .closed(let ending) = machine.phase else { return }
        switch ending {
        case .finished(let outcome, _):
            guard let desk else { return }
            let kept = try desk.keep(
                outcome, run: participant.run, bytes: Int(machine.payloadBytes),
                departures: try LedgerView(ledger, run: participant.run).departures,
                documents: documents)
            if let warnings = kept.warningSummary { say("run \(short): \(warnings)") }
            say("run \(short): finished after \(outcome.rounds) rounds; own report: \(kept.page)")
        case .stopped(let cancellation, _):
            say("run \(short): stopped by the coordinator: \(cancellation.text)")
        }
    }
}
