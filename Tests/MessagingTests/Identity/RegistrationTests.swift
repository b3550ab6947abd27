import Documents
import Messaging
import Testing

@Suite struct Registration {
    private let federation: TestFederation
    private let invitation: Invitation
    private let key: SigningKey
    private let tlsKey = TLSKey()
    private let now = TestFederation.now

    init() throws {
        federation = try TestFederation()
        key = try TestFederation.key("dogwood")
        invitation = try Invitation.fresh(
            host: "localhost", port: 8444, federation: federation.charter.digest,
            caCertificateDigest: federation.authority.certificateDigest)
    }

    private func pending(
        name: String = "Dogwood", expires: UInt64 = TestFederation.now + 1, claimedBy: Digest? = nil
    ) throws -> PendingInvitation {
        PendingInvitation(
            id: invitation.id, name: try InstitutionName(name),
            secretDigest: invitation.secretDigest, expiresMilliseconds: expires,
            claimedBy: claimedBy)
    }

    private func envelope(
        name: String = "Dogwood", key other: SigningKey? = nil, tlsKey otherTLS: TLSKey? = nil,
        invitation otherInvitation: Invitation? = nil
    ) throws -> Envelope {
        let name = try InstitutionName(name)
        return RegistrationRequest.make(
            name: name, signingKey: other ?? key,
            certificateRequest: try CertificateRequest.make(name: name, key: otherTLS ?? tlsKey),
            invitation: otherInvitation ?? invitation, nowMilliseconds: now)
    }

    private func refusal(
        _ envelope: Envelope, against pending: PendingInvitation?, at moment: UInt64? = nil
    ) throws -> RegistrationError? {
        do throws(RegistrationError) {
            _ = try RegistrationRequest(envelope, federation: federation.charter.digest)
                .examined(
                    against: pending, roster: federation.roster, nowMilliseconds: moment ?? now)
            return nil
        } catch {
            return error
        }
    }

    @Test
    func `believes a request with the right secret, and shows the same fingerprint at both ends`()
        throws
    {
        let envelope = try Envelope(decoding: self.envelope().bytes)
        #expect(envelope.payload.count < MessageType.registrationRequest.maximumPayload)
        let request = try RegistrationRequest(envelope, federation: federation.charter.digest)
        let registrant = try request.examined(
            against: pending(), roster: federation.roster, nowMilliseconds: now)
        #expect(registrant.id == .of(key.verifyingKey))
        #expect(registrant.request == envelope.digest)
        #expect(
            registrant.fingerprint
                == .of(
                    name: try InstitutionName("Dogwood"), signingKey: key.verifyingKey,
                    tlsKeyDigest: tlsKey.publicKeyDigest))
        #expect(request.federationSeen == "\(Fingerprint.of(federation.charter))")
        #expect(!"\(request)".contains("secret"))
    }

    @Test func `answers an unknown invitation and a wrong secret alike`() throws {
        let other = try Invitation(
            host: "localhost", port: 8444, federation: federation.charter.digest,
            caCertificateDigest: .zero, id: invitation.id, secret: [UInt8](repeating: 0, count: 32))
        #expect(try refusal(envelope(), against: nil) == .unknownInvitation)
        #expect(try refusal(envelope(invitation: other), against: pending()) == .unknownInvitation)
        #expect(RegistrationError.unknownInvitation.status == 403)
    }

    @Test func `refuses an expired invitation, and one that another request claimed`() throws {
        #expect(
            try refusal(envelope(), against: pending(expires: now))
                == .invitationExpired(at: now))
        let envelope = try envelope()
        #expect(try refusal(envelope, against: pending(claimedBy: envelope.digest)) == nil)
        let claimed = try refusal(
            self.envelope(key: TestFederation.key("elm")),
            against: pending(claimedBy: envelope.digest))
        #expect(claimed == .claimedByAnother)
        #expect(claimed?.isAlarm == true)
        #expect(claimed?.status == 409)
    }

    @Test func `refuses an invitation that the operator took back, also to who claimed it`()
        throws
    {
        let envelope = try envelope()
        let revoked = PendingInvitation(
            id: invitation.id, name: try InstitutionName("Dogwood"),
            secretDigest: invitation.secretDigest, expiresMilliseconds: now + 1,
            claimedBy: envelope.digest, isRevoked: true)
        #expect(try refusal(envelope, against: revoked) == .invitationRevoked)
        #expect(RegistrationError.invitationRevoked.status == 403)
    }

    @Test func `refuses another name, and one that looks like a member's`() throws {
        #expect(try refusal(envelope(name: "dogwood"), against: pending()) == .anotherName)
        let alder = NodeID.of(federation.institutionKeys[0].verifyingKey)
        #expect(
            try refusal(envelope(name: "ＡLDER"), against: pending(name: "ＡLDER"))
                == .nameTaken(alder))
    }

    @Test func `refuses keys that a member holds or that are published`() throws {
        let alder = federation.institutionKeys[0]
        #expect(
            try refusal(envelope(key: alder), against: pending())
                == .keyKnown(.of(alder.verifyingKey)))
        let vectors = try TestVectors.file("envelope")
        let published = try SigningKey(
            seed: #require(vectors["keys"]?["bank-a"]).bytes("seed"))
        #expect(try refusal(envelope(key: published), against: pending()) == .publishedKey)
    }

    /// The request with some text of its payload replaced, sealed again by the candidate's key.
    private func altered(
        _ old: String, _ new: String, in envelope: Envelope? = nil
    ) throws -> Envelope {
        let original = try envelope ?? self.envelope()
        let text = String(decoding: original.payload, as: UTF8.self)
        return .sealed(
            original.header, payload: Array(text.replacing(old, with: new).utf8), key: key)
    }

    @Test func `refuses unsound keys, names, requests and documents`() throws {
        let hex = key.verifyingKey.hex
        for bad in [
            try altered(hex, "01" + String(repeating: "0", count: 62)),
            try altered(hex, "ed" + String(repeating: "f", count: 60) + "7f"),
            try altered("\"Dogwood\"", "\"Dog\\u0007wood\""),
            try altered("\"name\"", "\"title\""),
            try altered("{", "{\"name\":\"Elm\","),
        ] {
            let error = try refusal(bad, against: pending())
            guard case .unreadable = error else {
                Issue.record("\(error.map { "\($0)" } ?? "accepted")")
                return
            }
            #expect(error?.status == 422)
        }
    }

    @Test func `refuses certificate requests for other kinds of key or with extensions`() throws {
        for request in try TestVectors.file("certificate_requests").list("requests").dropFirst() {
            let der = try request.bytes("der")
            let original = try envelope()
            let own = try RegistrationRequest(original, federation: federation.charter.digest)
                .certificateRequest
            let bad = try altered(Self.base64(own), Self.base64(der), in: original)
            guard case .certificateRequest = try refusal(bad, against: pending()) else {
                Issue.record("the request \(try request.text("name")) is refused")
                return
            }
        }
    }

    @Test func `refuses a request that its key did not sign, or that was sent elsewhere`() throws {
        let original = try envelope()
        let forged = Envelope.sealed(
            original.header, payload: original.payload, key: try TestFederation.key("elm"))
        #expect(
            try refusal(forged, against: pending())
                == .envelope(.badSignature(sender: .of(key.verifyingKey))))
        #expect(throws: RegistrationError.self) {
            try RegistrationRequest(original, federation: .zero)
        }
        let acceptance = Envelope.sealed(federation.header(), payload: [], key: key)
        #expect(try refusal(acceptance, against: pending()) == .notARequest)
        let late = now + MessageExpectation.longestLifeMilliseconds + 120_000
        guard
            case .envelope(.expired) = try refusal(
                original, against: pending(expires: .max), at: late)
        else {
            Issue.record("an old request is refused")
            return
        }
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for digit in 0..<4 {
                text.append(
                    digit <= group.count ? alphabet[word >> (18 - 6 * digit) & 63] : "=")
            }
        }
        return text
    }
}
