import Messaging

/// The testing library has an `Expectation` too.
typealias MessageExpectation = Messaging.Expectation

/// A federation of one coordinator and three institutions, alder, birch and cedar, whose signing
/// keys follow from their names.
struct TestFederation {
    static let now: UInt64 = 1_800_000_000_000

    let authority: Authority
    let charter: Charter
    let coordinatorKey: SigningKey
    let institutionKeys: [SigningKey]
    let roster: Roster

    init() throws {
        let authority = try Authority.make(
            name: InstitutionName("Grove"), nowMilliseconds: Self.now)
        let coordinatorKey = try Self.key("coordinator")
        let institutionKeys = try ["alder", "birch", "cedar"].map(Self.key)
        let charter = try Charter.make(
            name: InstitutionName("Grove"), caCertificateDigest: authority.certificateDigest,
            rosterKey: authority.rosterKey, coordinatorKey: coordinatorKey.verifyingKey)
        let names = ["Coordinator", "Alder", "Birch", "Cedar"]
        let entries = try zip([coordinatorKey] + institutionKeys, names).map { key, name in
            try Self.entry(
                key.verifyingKey, name: name,
                role: name == "Coordinator" ? .coordinator : .institution)
        }
        self.authority = authority
        self.charter = charter
        self.coordinatorKey = coordinatorKey
        self.institutionKeys = institutionKeys
        roster = try Self.signedRoster(
            RosterDocument(
                federation: charter.digest, version: 1, previous: .zero, entries: entries),
            by: authority, charter: charter)
    }

    static func key(_ name: String) throws -> SigningKey {
        try SigningKey(seed: Digest.sha256(Array("test key of \(name)".utf8)).bytes)
    }

    static func entry(
        _ key: VerifyingKey, name: String, role: RosterEntry.Role = .institution, epoch: UInt32 = 1,
        id: NodeID? = nil, status: RosterEntry.Status = .active
    ) throws -> RosterEntry {
        RosterEntry(
            id: id ?? .of(key), role: role, name: try InstitutionName(name), keyEpoch: epoch,
            signingKey: key, tlsKeyDigest: .sha256(key.bytes), status: status,
            validFromMilliseconds: now)
    }

    static func signedRoster(
        _ document: RosterDocument, by authority: Authority, charter: Charter
    ) throws -> Roster {
        let bytes = document.encoded()
        return try Roster.verified(
            document: bytes, signature: authority.sign(roster: bytes), charter: charter)
    }

    /// A signed roster that follows `roster` with other entries.
    func next(_ entries: [RosterEntry]) throws -> Roster {
        try Self.signedRoster(
            RosterDocument(
                federation: charter.digest, version: roster.version + 1, previous: roster.digest,
                entries: entries),
            by: authority, charter: charter)
    }

    /// The first of the institutions' messages about a run: alder accepts it.
    func header(
        type: MessageType = .runAcceptance, from sender: SigningKey? = nil,
        run: RunID? = nil, sequence: UInt64 = 1, previous: Digest = .zero,
        issued: UInt64 = TestFederation.now, lifetime: UInt64 = 300_000, round: UInt32 = 0,
        phase: UInt16 = 0, attempt: UInt16 = 0, recipient: NodeID? = nil, keyEpoch: UInt32 = 1,
        rosterVersion: UInt32 = 1
    ) -> EnvelopeHeader {
        EnvelopeHeader(
            type: type.rawValue, federation: charter.digest, run: run ?? Self.run, round: round,
            phase: phase, attempt: attempt,
            sender: .of((sender ?? institutionKeys[0]).verifyingKey),
            recipient: recipient ?? charter.coordinator, keyEpoch: keyEpoch,
            rosterVersion: rosterVersion, sequence: sequence, issuedMilliseconds: issued,
            expiresMilliseconds: issued + lifetime, previous: previous)
    }

    static let run = RunID(bytes: [UInt8](repeating: 7, count: 16)) ?? .federation

    /// What the coordinator expects of a message that alder uploads about the run.
    func expectation(
        now: UInt64? = TestFederation.now, revoked: Set<NodeID> = []
    ) -> MessageExpectation {
        MessageExpectation(
            federation: charter.digest, run: Self.run, peer: .of(institutionKeys[0].verifyingKey),
            recipient: charter.coordinator, rosterVersion: 1, nowMilliseconds: now,
            maximumLifeMilliseconds: 7 * 24 * 3600 * 1000, revoked: revoked)
    }
}

/// A small generator for seeded samples in tests (SplitMix64).
struct TestGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
