import Documents
import Messaging
import Testing

@Suite struct `Rotation of keys` {
    private let federation: TestFederation
    private let alder: RosterEntry
    private let key: SigningKey
    private let tlsKey = TLSKey()

    init() throws {
        federation = try TestFederation()
        alder = try #require(federation.roster.entries.first { $0.name.text == "Alder" })
        key = try TestFederation.key("alder, second")
    }

    private func request(
        for entry: RosterEntry? = nil, key other: SigningKey? = nil,
        federation digest: Digest? = nil
    ) throws -> RotationRequest {
        RotationRequest.make(
            for: entry ?? alder, federation: digest ?? federation.charter.digest,
            signingKey: other ?? key,
            certificateRequest: try CertificateRequest.make(name: alder.name, key: tlsKey))
    }

    private func refusal(
        _ request: RotationRequest, of entry: RosterEntry? = nil, rosters: [Roster]? = nil
    ) -> RotationError? {
        do throws(RotationError) {
            _ = try request.examined(
                for: entry ?? alder, federation: federation.charter.digest,
                rosters: rosters ?? [federation.roster])
            return nil
        } catch {
            return error
        }
    }

    private func changed(_ member: String, to value: JSONValue) throws -> RotationRequest {
        guard case .object(let members) = try JSONParser.parse(request().payload) else {
            throw RotationError.notProven
        }
        return try RotationRequest(
            parsing: JSONValue.object(
                members.map { $0.key == member ? JSONMember(key: member, value: value) : $0 }
            ).encoded())
    }

    @Test func `is asked for by the holder of all three keys, and gives the next epoch`() throws {
        let made = try self.request()
        let request = try RotationRequest(parsing: made.payload)
        #expect(request == made)
        #expect(request.payload.count < MessageType.rotationRequest.maximumPayload)
        let rotation = try request.examined(
            for: alder, federation: federation.charter.digest, rosters: [federation.roster])
        let entry = rotation.rosterEntry(validFromMilliseconds: 5)
        #expect(entry.id == alder.id && entry.name == alder.name && entry.status == .active)
        #expect(entry.keyEpoch == 2 && entry.validFromMilliseconds == 5)
        #expect(entry.signingKey == key.verifyingKey)
        #expect(entry.tlsKeyDigest == tlsKey.publicKeyDigest)
        #expect(entry.fingerprint == rotation.fingerprint)
    }

    @Test func `has a proof over federation, node, epoch, old key and new key`() throws {
        let proven =
            Array("fl-rotate-v1".utf8) + [0] + federation.charter.digest.bytes + alder.id.bytes
            + [0, 0, 0, 2] + Digest.sha256(alder.signingKey.bytes).bytes + key.verifyingKey.bytes
        #expect(try key.verifyingKey.isValid(request().proof, for: proven))
        #expect(try refusal(request(federation: .zero)) == .notProven)
        let birch = try #require(federation.roster.entries.first { $0.name.text == "Birch" })
        #expect(try refusal(request(), of: birch) == .notProven)
        let other = try TestFederation.key("elm")
        #expect(
            try refusal(changed("signingKey", to: .string(other.verifyingKey.hex))) == .notProven)
    }

    @Test func `is refused for any epoch but the next`() throws {
        #expect(
            try refusal(changed("keyEpoch", to: 3)) == .wrongEpoch(expected: 2, found: 3))
        let again = try #require(
            try? request().examined(
                for: alder, federation: federation.charter.digest, rosters: [federation.roster])
        ).rosterEntry(validFromMilliseconds: 0)
        #expect(try refusal(request(), of: again) == .wrongEpoch(expected: 3, found: 2))
        let last = try TestFederation.entry(
            alder.signingKey, name: "Alder", epoch: .max, id: alder.id)
        #expect(try refusal(request(), of: last) != nil)
    }

    @Test func `is refused to a revoked member`() throws {
        let revoked = try TestFederation.entry(
            alder.signingKey, name: "Alder", status: .revoked)
        #expect(try refusal(request(), of: revoked) == .notActive(alder.id))
    }

    @Test func `never brings back a key that anybody had, nor one that is published`() throws {
        let birch = try TestFederation.key("birch")
        #expect(
            try refusal(request(key: birch)) == .keyKnown(.of(birch.verifyingKey)))
        let first = try TestFederation.key("alder")
        let entry = try TestFederation.entry(
            key.verifyingKey, name: "Alder", epoch: 2, id: alder.id)
        let rotated = try federation.next(
            federation.roster.entries.filter { $0.id != alder.id } + [entry])
        #expect(
            try refusal(
                request(for: entry, key: first), of: entry, rosters: [federation.roster, rotated])
                == .keyKnown(alder.id))
        #expect(try refusal(request(for: entry, key: first), of: entry, rosters: [rotated]) == nil)
        let vectors = try TestVectors.file("envelope")
        let published = try SigningKey(
            seed: #require(vectors["keys"]?["bank-a"]).bytes("seed"))
        #expect(try refusal(request(key: published)) == .publishedKey)
    }

    @Test func `is a JSON document with closed keys`() throws {
        let text = String(decoding: try request().payload, as: UTF8.self)
        for wrong in [
            text.replacing("\"proof\"", with: "\"prove\""),
            text.replacing("\"rotation\":1", with: "\"rotation\":2"),
            text.replacing("\"keyEpoch\":2", with: "\"keyEpoch\":1"), "", "[]",
        ] {
            #expect(throws: RotationError.self) { try RotationRequest(parsing: Array(wrong.utf8)) }
        }
    }
}
