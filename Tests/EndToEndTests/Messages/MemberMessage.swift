import Federation
import Foundation
import Messaging

/// A message in a member's name, sealed with the key of its home, in order or not.
struct MemberMessage {
    private let key: SigningKey
    private let federation: Digest
    private let run: RunID
    private let sender: NodeID
    private let coordinator: NodeID
    private let opening: Digest

    var payload: [UInt8]
    var sequence: UInt64 = 1
    var rosterVersion: UInt32
    var keyEpoch: UInt32 = 1
    var reply: Digest
    var logHead: Digest
    var issuedMilliseconds: UInt64
    var lifeMilliseconds: UInt64 = 3_600_000

    /// The first message of a run: its acceptance, in order.
    init(accepting run: RunID, from bank: SampleBank, in federation: BankFederation) throws {
        let home = federation.home(of: bank)
        let replay = try federation.replay(run)
        key = try SigningKey(
            pem: String(contentsOfFile: "\(home)/keys/signing.key", encoding: .utf8))
        self.federation = replay.documents.charter.digest
        self.run = run
        sender = NodeID.of(key.verifyingKey)
        coordinator = replay.documents.roster.coordinator.id
        opening = replay.log.machine.opening
        payload = RunAcceptance(frozenTable: .sha256([1]), namesOwnFigures: false).payload
        rosterVersion = replay.documents.roster.version
        reply = opening
        logHead = replay.log.chain.head
        issuedMilliseconds = replay.entries.last?.envelope.header.issuedMilliseconds ?? 0
    }

    func sealed(_ change: (inout MemberMessage) -> Void = { _ in }) -> Envelope {
        var message = self
        change(&message)
        return message.envelope
    }

    private var envelope: Envelope {
        let header = EnvelopeHeader(
            type: MessageType.runAcceptance.rawValue, federation: federation, run: run,
            sender: sender, recipient: coordinator, keyEpoch: keyEpoch,
            rosterVersion: rosterVersion, sequence: sequence,
            issuedMilliseconds: issuedMilliseconds,
            expiresMilliseconds: issuedMilliseconds + lifeMilliseconds, inReplyTo: reply,
            logHead: logHead)
        return Envelope.sealed(header, payload: payload, key: key)
    }
}
