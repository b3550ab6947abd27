import Messaging

extension Participant {
    func write(_ due: MemberDue, _ home: Home) throws {
        switch due {
        case .accept(let opening):
            guard !hasWritten(.runAcceptance, about: opening) else { return }
            try accept(opening, home)
        case .maskKeys(let blockOpening):
            guard !hasWritten(.maskKeys, about: blockOpening) else { return }
            let root = try blocks.make(run: run)
            let key = try root.pairKey(blockOpening: blockOpening)
            try store(
                .maskKeys, MaskKeys(pairKey: key.publicKey).payload, to: .everyone,
                replyingTo: blockOpening, summary: "public key for masks")
        case .answer(let round):
            guard !hasWritten(.maskedAnswer, about: round.message) else { return }
            try answer(round, home)
        case .figures(let reporting):
            guard !hasWritten(.ownFigures, about: reporting.question), let figures = home.figures
            else { return }
            try store(
                .ownFigures, try figures(reporting.outcome.models, home.rows),
                to: log.roster.coordinator.id, replyingTo: reporting.question,
                summary: "own figures for the report, as the policy allows")
        }
    }

    func accept(_ opening: Digest, _ home: Home) throws {
        guard let frozen = try frozen(home) else {
            return try refuse(.frozenTable(at: "acceptance"), about: opening)
        }
        let acceptance = RunAcceptance(
            frozenTable: Digest.sha256(frozen.salt, frozen.hash),
            namesOwnFigures: home.figures != nil)
        try store(
            .runAcceptance, acceptance.payload, to: log.roster.coordinator.id,
            replyingTo: opening, summary: "accepts the run")
    }

    /// The table's hash and its salt, as this run began; nil where the table is another by now.
    func frozen(_ home: Home) throws -> (salt: [UInt8], hash: [UInt8])? {
        let frozen = try ledger.freeze(
            run: run, salt: salt(), hash: home.tableHash)
        return frozen.hash == home.tableHash ? frozen : nil
    }

    func answer(_ round: RoundMachine.Round, _ home: Home) throws {
        guard try ledger.isFrozen(run), let root = try blocks.root(run: run) else {
            return try refuse(.maskMaterialLost(at: round.question.step), about: round)
        }
        guard try frozen(home) != nil else {
            return try refuse(.frozenTable(at: round.question.step), about: round)
        }
        switch try home.decision(round.question, log.machine) {
        case .allowed: break
        case .refused(let refusal): return try refuse(refusal, about: round)
        case .waits(let until):
            hindered = .outsideHours(untilMilliseconds: until)
            return
        }
        let bound = try ledger.bind(
            run: run, round: UInt32(round.number), question: round.message)
        guard bound else { throw ParticipantError.secondQuestion(round: round.number) }
        let plain: SumVector
        do {
            plain = try round.script.answer(from: home.rows)
        } catch {
            return try refuse(.bounds(error, at: round.question.step), about: round)
        }
        let own = try root.pairKey(blockOpening: log.machine.blockOpening)
        let mask = AnswerMask(own: own, me: me, keys: log.machine.keys, question: round.message)
        guard let masked = try mask?.applied(to: plain.words) else {
            return try refuse(.maskMaterialLost(at: round.question.step), about: round)
        }
        let isShared = log.machine.sharesAnswers(words: plain.words.count)
        try store(
            .maskedAnswer, AnswerMessage.payload(masked),
            to: isShared ? .everyone : log.roster.coordinator.id, replyingTo: round.message,
            at: .question(round.number),
            summary: "masked answer to \(round.question.step), \(plain.words.count) words",
            plain: plain.words)
    }
}
