import Federation
import FederationTesting
import Learning
import Messaging
import Testing

@Suite struct `A transcript replayed offline` {
    static let history = Task {
        try await FederationSimulation(
            seed: 3, study: StudyFixture().averaging(rounds: 1),
            rows: SampleRows(60, seed: 3, holdout: 0)
        ).run()
    }

    @Test func `ends where the run ended, entry for entry`() async throws {
        let history = try await Self.history.value
        let replay = try RunReplay(transcript: Transcript(path: history.transcriptPath))
        #expect(replay.entries == history.entries)
        #expect(replay.log.machine.outcome == history.machine.outcome)
        #expect(replay.log.machine.outcome?.payload == history.outcome)
        #expect(replay.log.chain.head == history.entries.last?.head)
        #expect(replay.documents.opening.payload == history.entries[0].envelope.payload)
    }

    @Test func `shows the sums of the plain words that each ledger keeps`() async throws {
        let history = try await Self.history.value
        let plain = try history.members.map { member in
            try Ledger(path: member.ledgerPath).sent(run: history.run).compactMap(\.plain)
        }
        let sums = try history.sums()
        #expect(sums.count == 5 && plain.allSatisfy { $0.count == 5 })
        for (round, sum) in sums.enumerated() {
            let added = plain[0][round].indices.map { word in
                plain.reduce(UInt64(0)) { $0 &+ $1[round][word] }
            }
            #expect(added == sum)
        }
    }

    @Test func `equals the run of the same rows without masks, sum for sum`() async throws {
        let history = try await Self.history.value
        let frames = history.members.map(\.rows.frame)
        let names = history.members.map(\.rows.institution)
        var script = RunScript(study: history.documents.study.study, institutions: 3)
        for sum in try history.sums() {
            let answers = try zip(frames, names).map { frame, name in
                try script.answer(from: InstitutionRows(institution: name, frame: frame)).words
            }
            let plain = try SumVector.sum(answers, layout: script.question().layout)
            #expect(plain.words == sum)
            _ = try script.fold(sum)
        }
    }

    @Test func `holds no answer in which a plain word can be read`() async throws {
        let history = try await Self.history.value
        for member in history.members {
            let sent = try Ledger(path: member.ledgerPath).sent(run: history.run)
            for answer in sent {
                guard let plain = answer.plain else { continue }
                let masked = try AnswerMessage.words(of: answer.envelope.payload)
                #expect(zip(masked, plain).allSatisfy { $0 != $1 })
            }
        }
    }

    @Test func `is refused where entries are missing or doubled`() async throws {
        let history = try await Self.history.value
        let folder = try TemporaryFolder()
        func replay(_ entries: [Transcript.Entry], _ name: String) throws {
            let copy = try Transcript(path: folder.file(name), creating: true)
            try copy.append(entries, documents: history.documents.stored)
            _ = try RunReplay(transcript: copy)
        }
        #expect(throws: RunReplayError.empty) { try replay([], "empty") }
        let place = try #require(history.placeNobodyNames)
        var gap = history.entries
        gap.remove(at: place)
        let missing = UInt64(place + 1)
        #expect(throws: RunReplayError.entryMissing(missing)) { try replay(gap, "gap") }
        let renumbered = gap.enumerated().map { index, entry in
            Transcript.Entry(
                number: UInt64(index + 1), envelope: entry.envelope, head: entry.head,
                receipt: entry.receipt)
        }
        #expect(throws: RunReplayError.wrongHead(missing)) { try replay(renumbered, "renumbered") }
        #expect(throws: Never.self) {
            try replay(Array(history.entries.prefix(9)), "prefix of a run under way")
        }
    }

    @Test func `is refused with documents of another run, or with one too many`() async throws {
        let history = try await Self.history.value
        let folder = try TemporaryFolder()
        let extra = try Transcript(path: folder.file("extra"), creating: true)
        try extra.append(
            history.entries, documents: history.documents.stored + [("approval-of-nobody", [1])])
        #expect(throws: RunReplayError.self) { try RunReplay(transcript: extra) }
        let without = try Transcript(path: folder.file("without"), creating: true)
        try without.append(
            history.entries, documents: history.documents.stored.filter { $0.name != "roster" })
        #expect(throws: RunReplayError.documents(.missing("roster"))) {
            try RunReplay(transcript: without)
        }
    }
}

extension SimulationHistory {
    /// The first entry of a member after which another speaks who had not seen it.
    fileprivate var placeNobodyNames: Int? {
        let coordinator = documents.roster.coordinator.id
        return entries.indices.dropLast().first { place in
            let (entry, next) = (entries[place], entries[place + 1])
            let senders = [entry.envelope.header.sender, next.envelope.header.sender]
            return !senders.contains(coordinator) && senders[0] != senders[1]
                && next.envelope.header.logHead != entry.head
        }
    }
}
