import Messaging

extension RoundMachine {
    // The run opens, members accept, and their mask keys meet.

    mutating func applyOpening(_ entry: RunEntry) throws(MessageError) {
        guard case .awaitingOpening = phase else { throw notAwaited(entry) }
        let opening = try RunOpening(parsing: visible(entry))
        guard opening.study == study.digest else {
            throw .wrongStudy(expected: study.digest.hex, found: opening.study.hex)
        }
        guard opening.members.map(\.id) == publication.members.map(\.id),
            opening.members.map(\.name) == publication.members.map(\.name),
            opening.members.count >= study.privacy.smallestFederation
        else { throw .wrongMembers }
        members = opening.members.map { Member(id: $0.id, name: $0.name) }
        self.opening = entry.digest
        start = opening.start
        phase = .accepting(Accepting())
    }

    mutating func applyAcceptance(_ entry: RunEntry) throws(MessageError) {
        guard case .accepting(var state) = phase, !state.accepted.contains(entry.sender) else {
            throw notAwaited(entry)
        }
        try requireMember(entry, replyingTo: opening)
        if let payload = entry.payload {
            let acceptance = try RunAcceptance(parsing: payload)
            if acceptance.namesOwnFigures { namers.insert(entry.sender) }
        }
        state.accepted.insert(entry.sender)
        phase = .accepting(state)
    }

    mutating func applyBlockOpening(_ entry: RunEntry) throws(MessageError) {
        guard case .accepting(let state) = phase, state.accepted.count == members.count else {
            throw notAwaited(entry)
        }
        try requireReply(entry, to: opening)
        guard try visible(entry) == MaskBlockOpening(members: memberIDs).payload else {
            throw .wrongMembers
        }
        blockOpening = entry.digest
        phase = .keying(Keying())
    }

    mutating func applyMaskKeys(_ entry: RunEntry) throws(MessageError) {
        guard case .keying(var state) = phase, state.messages[entry.sender] == nil else {
            throw notAwaited(entry)
        }
        try requireMember(entry, replyingTo: blockOpening)
        let key = try MaskKeys(parsing: visible(entry)).pairKey
        guard !keys.values.contains(key) else {
            throw .repeatedKey(member: name(of: entry.sender))
        }
        keys[entry.sender] = key
        state.messages[entry.sender] = entry.digest
        guard state.messages.count == members.count else {
            phase = .keying(state)
            return
        }
        keySet = MaskKeySet.digest(of: state.messages)
        let script = RunScript(
            study: study, institutions: members.count, start: start?.coefficients)
        phase = .asking(Standing(script: script, after: opening))
    }
}
