import Documents

/// A candidate's request to become a member, as it arrived: its form is sound, its claims are not
/// checked yet. `examined` checks them.
///
/// The message's sender is the id that follows from the candidate's new key; it goes to
/// `.everyone`, as the candidate does not know the coordinator's id yet.
package struct RegistrationRequest: Sendable, Hashable {
    package let envelope: Envelope
    package let name: InstitutionName
    package let signingKey: VerifyingKey
    /// PKCS#10 in DER, not checked yet.
    package let certificateRequest: [UInt8]
    /// 16 bytes.
    package let invitation: [UInt8]
    /// 32 bytes; never logged.
    package let secret: [UInt8]
    /// Fingerprint of the federation that the candidate saw, as text.
    package let federationSeen: String

    /// The message that enrols a node: signed by its new key, with the invitation's secret.
    package static func make(
        name: InstitutionName, signingKey: SigningKey, certificateRequest: CertificateRequest,
        invitation: Invitation, nowMilliseconds: UInt64
    ) -> Envelope {
        let document: JSONValue = [
            "registration": 1,
            "name": .string(name.text),
            "signingKey": .string(signingKey.verifyingKey.hex),
            "certificateRequest": .string(Base64.encode(certificateRequest.der)),
            "invitation": .string(Hexadecimal.encode(invitation.id)),
            "secret": .string(Hexadecimal.encode(invitation.secret)),
            "federation": .string("\(Fingerprint.of(federation: invitation.federation))"),
        ]
        let header = EnvelopeHeader(
            type: MessageType.registrationRequest.rawValue, federation: invitation.federation,
            run: .federation, sender: .of(signingKey.verifyingKey), recipient: .everyone,
            keyEpoch: 1, rosterVersion: 0, sequence: 0, issuedMilliseconds: nowMilliseconds,
            expiresMilliseconds: nowMilliseconds + Expectation.longestLifeMilliseconds)
        return .sealed(header, payload: document.encoded(), key: signingKey)
    }

    /// Reads a request; throws for another type or place, another federation and an unsound
    /// document.
    package init(_ envelope: Envelope, federation: Digest) throws(RegistrationError) {
        let header = envelope.header
        guard let type = header.messageType, type == .registrationRequest,
            type.isPlausible(header), header.recipient == .everyone, header.keyEpoch == 1
        else { throw .notARequest }
        guard header.federation == federation else {
            throw .envelope(.wrongFederation(expected: federation, found: header.federation))
        }
        do throws(DocumentError) {
            let reader = try DocumentReader(
                JSONParser.parse(envelope.payload, maximumBytes: type.maximumPayload), at: "",
                keys: [
                    "registration", "name", "signingKey", "certificateRequest", "invitation",
                    "secret", "federation",
                ])
            _ = try reader.integer("registration", in: 1...1)
            name = try reader.name("name")
            signingKey = try reader.verifyingKey("signingKey")
            certificateRequest = try reader.base64("certificateRequest", maximumBytes: 8192)
            invitation = try reader.bytes(
                "invitation", count: Invitation.identifierByteCount)
            secret = try reader.bytes("secret", count: Invitation.secretByteCount)
            federationSeen = try reader.string("federation", maximumLength: 64)
        } catch {
            throw .unreadable(error)
        }
        self.envelope = envelope
    }
}

extension RegistrationRequest: CustomStringConvertible {
    /// Nothing of the secret is printable.
    package var description: String { "RegistrationRequest(\(name), \(signingKey))" }
}
