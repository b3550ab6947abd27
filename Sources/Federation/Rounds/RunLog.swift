package import Messaging

/// The state of one run, folded over its log: chain of heads, chains of senders, round machine.
///
/// The coordinator's live run, a node's view of it and an offline replay are this one value.
package struct RunLog: Sendable {
    package let run: RunID
    package let roster: Roster
    package private(set) var machine: RoundMachine
    package private(set) var chain = HashChain()
    package private(set) var replay = ReplayGuard()
    /// The coordinator's last message: what a member acts upon.
    package private(set) var lastOfCoordinator: SealedHeader?
    private var places: [Place] = []
    private var heads: Set<Digest> = [.zero]

    /// What stands in an entry's place: the message, and the head right after it.
    package struct Place: Sendable, Hashable {
        package let message: Digest
        package let head: Digest
    }

    /// Entries so far.
    package var count: UInt64 { UInt64(places.count) }

    /// The entry of this number, from 1; nil where there is none yet.
    package func place(_ number: UInt64) -> Place? {
        number >= 1 && number <= count ? places[Int(number - 1)] : nil
    }

    /// No message of a run outlives its hard deadline.
    var longestLifeMilliseconds: UInt64 {
        UInt64(machine.study.deadlines.hard.seconds) * 1000
    }

    package init(run: RunID, roster: Roster, publication: StudyPublication) {
        self.run = run
        self.roster = roster
        machine = RoundMachine(publication: publication)
    }

    /// What an entry holds: a whole message, or the header of one sealed for others.
    package enum Item: Sendable, Hashable {
        case envelope(Envelope)
        case sealed(SealedHeader)

        package var header: SealedHeader {
            switch self {
            case .envelope(let envelope): envelope.redacted
            case .sealed(let header): header
            }
        }

        /// Reads 360 bytes as a header, anything longer as a message. A message without payload has
        /// 360 bytes too; none of a run's messages is without one.
        package init(decoding bytes: [UInt8]) throws(EnvelopeError) {
            self =
                bytes.count == SealedHeader.byteCount
                ? .sealed(try SealedHeader(decoding: bytes))
                : .envelope(try Envelope(decoding: bytes))
        }
    }

    /// How an entry is to be judged.
    package struct Circumstances: Sendable, Hashable {
        /// The node at the other end of the connection; nil where entries come out of a log.
        let peer: NodeID?
        /// The member to whom the coordinator shows the entry; nil where all of it is at hand.
        let reader: NodeID?
        /// Nil: the entry is evidence, whose times are not judged.
        let nowMilliseconds: UInt64?

        package static let evidence = Circumstances(
            peer: nil, reader: nil, nowMilliseconds: nil)

        /// An entry as a member sees it. Its times are judged when it is acted upon, not before.
        package static func shown(to reader: NodeID) -> Circumstances {
            Circumstances(peer: nil, reader: reader, nowMilliseconds: nil)
        }

        package static func arriving(
            from peer: NodeID, nowMilliseconds: UInt64
        ) -> Circumstances {
            Circumstances(peer: peer, reader: nil, nowMilliseconds: nowMilliseconds)
        }
    }

    /// Takes the next entry. Throws, and changes nothing, where signature, chain, head or the run's
    /// rules refuse it.
    package mutating func take(
        _ item: Item, _ circumstances: Circumstances = .evidence
    ) throws(RunLogError) {
        let entry = try entry(of: item, circumstances)
        let header = item.header
        switch replay.judge(header) {
        case .new: break
        case .repeated: throw .repeated
        case .equivocation: throw .equivocation(sender: machine.name(of: header.header.sender))
        case .gap(let expected): throw .gap(expected: expected, found: header.header.sequence)
        case .brokenChain: throw .brokenChain(sender: machine.name(of: header.header.sender))
        }
        try checkHead(of: header)
        do throws(MessageError) {
            if header.header.messageType == .equivocationProof { try checkProof(entry) }
            try machine.apply(entry)
        } catch {
            throw .message(error)
        }
        replay.accept(header)
        if header.header.sender == roster.coordinator.id { lastOfCoordinator = header }
        places.append(Place(message: header.digest, head: chain.append(header)))
        heads.insert(chain.head)
    }

    private func entry(
        of item: Item, _ circumstances: Circumstances
    ) throws(RunLogError) -> RunEntry {
        let expectation = Expectation(
            federation: roster.federation, run: run, peer: circumstances.peer,
            recipient: addressee(of: item, circumstances), rosterVersion: roster.version,
            nowMilliseconds: circumstances.nowMilliseconds,
            maximumLifeMilliseconds: longestLifeMilliseconds)
        if case .sealed(let header) = item { try checkSeal(header, circumstances) }
        do {
            switch item {
            case .envelope(let envelope):
                return RunEntry(
                    number: count + 1, try roster.verify(envelope, expecting: expectation))
            case .sealed(let header):
                return RunEntry(
                    number: count + 1, try roster.verify(header, expecting: expectation))
            }
        } catch {
            throw .envelope(error)
        }
    }

    /// To whom a message must be addressed, if not to all: to the coordinator where a member sends
    /// it, to the member that is shown the whole of another's.
    private func addressee(of item: Item, _ circumstances: Circumstances) -> NodeID? {
        if circumstances.peer != nil { return roster.coordinator.id }
        guard case .envelope = item, item.header.header.sender != circumstances.reader else {
            return nil
        }
        return circumstances.reader
    }

    /// Only what is for others comes without its payload.
    private func checkSeal(
        _ header: SealedHeader, _ circumstances: Circumstances
    ) throws(RunLogError) {
        guard let reader = circumstances.reader else { return }
        guard header.header.recipient != reader, header.header.sender != reader else {
            throw .message(.malformed("a message to or of this node came without its payload"))
        }
    }

    /// Two messages of this run that one of its nodes signed under one number.
    private func checkProof(_ entry: RunEntry) throws(MessageError) {
        let proof = try machine.proof(in: entry)
        do throws(EquivocationError) {
            guard proof.first.header.run == run else { throw .notComparable }
            try proof.validate(under: roster)
        } catch {
            throw .malformed(error.description)
        }
    }

    /// The coordinator names the head just before its entry; an institution one it has seen.
    private func checkHead(of header: SealedHeader) throws(RunLogError) {
        let isCoordinator = header.header.sender == roster.coordinator.id
        guard
            isCoordinator
                ? header.header.logHead == chain.head : heads.contains(header.header.logHead)
        else { throw .unknownHead(sender: machine.name(of: header.header.sender)) }
    }
}
