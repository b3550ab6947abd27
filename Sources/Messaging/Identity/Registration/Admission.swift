import Documents

/// What a new member gets: its certificate, and all it needs to know whom to believe.
package struct Admission: Sendable, Hashable {
    /// The node's certificate (DER).
    package let certificate: [UInt8]
    /// The authority's certificate (DER).
    package let authorityCertificate: [UInt8]
    /// The charter's exact bytes.
    package let charter: [UInt8]
    /// The roster's exact bytes.
    package let roster: [UInt8]
    /// 64 bytes.
    package let rosterSignature: [UInt8]
    /// HOST:PORT of the members' listener.
    package let address: String

    package init(
        certificate: [UInt8], authorityCertificate: [UInt8], charter: [UInt8], roster: [UInt8],
        rosterSignature: [UInt8], address: String
    ) {
        self.address = address
        self.certificate = certificate
        self.authorityCertificate = authorityCertificate
        self.charter = charter
        self.roster = roster
        self.rosterSignature = rosterSignature
    }

    init(_ value: JSONValue) throws(DocumentError) {
        let reader = try DocumentReader(
            value, at: "",
            keys: [
                "decision", "certificate", "authority", "charter", "roster", "rosterSignature",
                "address",
            ])
        guard try reader.string("decision", maximumLength: 16) == "admitted" else {
            throw reader.failure(
                "decision", expected: "admitted or refused", found: "another word")
        }
        certificate = try reader.base64("certificate", maximumBytes: 16 << 10)
        authorityCertificate = try reader.base64("authority", maximumBytes: 16 << 10)
        charter = try reader.base64("charter", maximumBytes: 16 << 10)
        roster = try reader.base64("roster", maximumBytes: 768 << 10)
        rosterSignature = try reader.base64("rosterSignature", maximumBytes: 64)
        address = try reader.string("address", maximumLength: 300)
    }

    /// Checks everything against the invitation and the node's own keys before it is installed.
    ///
    /// Federation and authority are those of the invitation, the roster is the authority's and
    /// lists this node with its keys, and the certificate holds its key and id and is in date.
    package func membership(
        invitation: Invitation, signingKey: VerifyingKey, tlsKeyDigest: Digest,
        nowMilliseconds: UInt64
    ) throws(AdmissionError) -> Membership {
        let charter = try believedCharter(invitation)
        let roster: Roster
        do throws(RosterError) {
            roster = try Roster.verified(
                document: self.roster, signature: rosterSignature, charter: charter)
        } catch {
            throw .roster(error)
        }
        let id = NodeID.of(signingKey)
        guard
            let entry = roster.entry(id), entry.signingKey == signingKey,
            entry.tlsKeyDigest == tlsKeyDigest, entry.status == .active
        else { throw .notListed(id) }
        do throws(CertificateError) {
            try CertificateDER.check(
                certificate, publicKeyDigest: tlsKeyDigest, federation: charter.digest, node: id,
                authority: authorityCertificate, nowMilliseconds: nowMilliseconds)
        } catch {
            throw .certificate(error)
        }
        return Membership(
            charter: charter, roster: roster, entry: entry, certificate: certificate,
            authorityCertificate: authorityCertificate)
    }

    private func believedCharter(_ invitation: Invitation) throws(AdmissionError) -> Charter {
        guard Digest.sha256(charter) == invitation.federation else { throw .anotherFederation }
        let charter: Charter
        do throws(DocumentError) {
            charter = try Charter(parsing: self.charter)
        } catch {
            throw .unreadable(error)
        }
        let authority = CertificateDER.digest(ofCertificate: authorityCertificate)
        guard authority == invitation.caCertificateDigest,
            authority == charter.caCertificateDigest
        else { throw .anotherAuthority }
        return charter
    }
}

/// A checked admission: only `Admission.membership` makes one.
package struct Membership: Sendable, Hashable {
    package let charter: Charter
    package let roster: Roster
    /// This node's own line of the roster.
    package let entry: RosterEntry
    /// The node's certificate (DER).
    package let certificate: [UInt8]
    /// The authority's certificate (DER).
    package let authorityCertificate: [UInt8]

    fileprivate init(
        charter: Charter, roster: Roster, entry: RosterEntry, certificate: [UInt8],
        authorityCertificate: [UInt8]
    ) {
        self.charter = charter
        self.roster = roster
        self.entry = entry
        self.certificate = certificate
        self.authorityCertificate = authorityCertificate
    }
}
