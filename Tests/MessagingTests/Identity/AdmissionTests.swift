import Messaging
import Testing

@Suite struct Admissions {
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

    private func admission(
        certificateKey: TLSKey? = nil, id: NodeID? = nil, authority: Authority? = nil,
        listed: Bool = true, charter: [UInt8]? = nil
    ) throws -> Admission {
        let name = try InstitutionName("Dogwood")
        let request = try CertificateRequest.make(name: name, key: tlsKey)
        let entry = RosterEntry(
            id: .of(key.verifyingKey), role: .institution, name: name, keyEpoch: 1,
            signingKey: key.verifyingKey, tlsKeyDigest: request.publicKeyDigest, status: .active,
            validFromMilliseconds: now)
        let roster = RosterDocument(
            federation: federation.charter.digest, version: 2, previous: federation.roster.digest,
            entries: federation.roster.entries + (listed ? [entry] : [])
        ).encoded()
        let certificate = try (authority ?? federation.authority).issue(
            CertificateRequest.make(name: name, key: certificateKey ?? tlsKey), name: name,
            id: id ?? entry.id, federation: federation.charter.digest, nowMilliseconds: now)
        return Admission(
            certificate: certificate,
            authorityCertificate: (authority ?? federation.authority).certificate,
            charter: charter ?? federation.charter.bytes, roster: roster,
            rosterSignature: federation.authority.sign(roster: roster),
            address: "fed.example.org:8443")
    }

    private func refusal(_ admission: Admission) -> AdmissionError? {
        do throws(AdmissionError) {
            _ = try admission.membership(
                invitation: invitation, signingKey: key.verifyingKey,
                tlsKeyDigest: tlsKey.publicKeyDigest, nowMilliseconds: now)
            return nil
        } catch {
            return error
        }
    }

    @Test func `give charter, roster and certificate to a node that checks them`() throws {
        let decision = try RegistrationDecision(
            parsing: RegistrationDecision.admitted(admission()).encoded())
        guard case .admitted(let admission) = decision else {
            Issue.record("the decision is an admission")
            return
        }
        let membership = try admission.membership(
            invitation: invitation, signingKey: key.verifyingKey,
            tlsKeyDigest: tlsKey.publicKeyDigest, nowMilliseconds: now)
        #expect(admission.address == "fed.example.org:8443")
        #expect(membership.charter == federation.charter)
        #expect(membership.entry.name.text == "Dogwood")
        try membership.roster.follows(federation.roster)
    }

    @Test func `with another key, id or authority are not installed`() throws {
        #expect(try refusal(admission()) == nil)
        #expect(try refusal(admission(certificateKey: TLSKey())) == .certificate(.anotherKey))
        #expect(try refusal(admission(id: .everyone)) == .certificate(.anotherIdentity))
        let namesake = try Authority.make(name: federation.authority.name, nowMilliseconds: now)
        #expect(try refusal(admission(authority: namesake)) == .anotherAuthority)
        #expect(try refusal(admission(listed: false)) == .notListed(.of(key.verifyingKey)))
        #expect(
            try refusal(admission(charter: federation.charter.bytes + [0x20])) == .anotherFederation
        )
    }

    @Test func `with a roster that the authority did not sign are not installed`() throws {
        let good = try admission()
        let bad = Admission(
            certificate: good.certificate, authorityCertificate: good.authorityCertificate,
            charter: good.charter, roster: good.roster,
            rosterSignature: key.sign(Roster.signedBytes(of: good.roster)), address: good.address)
        #expect(refusal(bad) == .roster(.badSignature))
    }

    @Test func `or refusals come back from their payload, and nothing else does`() throws {
        let refused = RegistrationDecision.refused(
            code: "another-name", text: "Use the invited name.")
        #expect(try RegistrationDecision(parsing: refused.encoded()) == refused)
        for text in [
            "", "{}", #"{"decision":"admitted"}"#, #"{"decision":"refused"}"#,
            #"{"decision":"maybe","code":"a","text":"b"}"#,
            #"{"decision":"refused","code":"a","text":"b","more":1}"#,
        ] {
            #expect(throws: AdmissionError.self) {
                try RegistrationDecision(parsing: Array(text.utf8))
            }
        }
    }
}
