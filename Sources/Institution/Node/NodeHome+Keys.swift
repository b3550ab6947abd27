package import Console
package import Federation
package import FederationHTTP
package import Messaging

extension NodeHome {
    package var signingKey: SigningKey {
        get throws { try keys.signingKey }
    }

    package var tlsKey: TLSKey {
        get throws { try keys.tlsKey }
    }

    /// This node's id: as its certificate names it, which needs no passphrase; before it is
    /// enrolled, as its first key gives it.
    package var id: NodeID {
        get throws {
            guard let certificate = try keys.certificate else {
                return .of(try signingKey.verifyingKey)
            }
            guard let identity = try CertificateDER.identity(ofCertificate: certificate) else {
                throw CertificateError.noIdentity
            }
            return identity.node
        }
    }

    /// Throws where a file or folder of this home, as it stands, lies open to others.
    package func checkModes() throws(HomeError) {
        let shared = [File.charter, File.authority]
        let certificates = folder.names(in: "keys").filter { $0.hasSuffix(".crt") }
        try folder.checkModes(ofFolders: Self.folders)
        let files = [
            NodeConfiguration.fileName, File.policy, File.mapping, ConfirmedMembers.fileName,
        ]
        let ledger = ["", "-wal", "-shm"].map { Self.ledgerFile + $0 }
        let inside = ["keys", "federation", "blocks"].flatMap { place in
            folder.names(in: place).map { "\(place)/\($0)" }
        }
        try folder.checkModes(
            of: files + ledger + inside, shared: Set(shared + certificates.map { "keys/\($0)" }))
    }

    /// The federation as the ledger knows it.
    package func federation() throws -> NodeFederation {
        guard isEnrolled else { throw Self.notEnrolled }
        return try NodeFederation(charter: charter, ledger: ledger())
    }

    private static let notEnrolled = Failure(
        .configuration,
        "This node is not enrolled. Ask the operator for an invitation, then run enrol.")

    /// Puts new keys into force that the newest roster grants; true where it did.
    package func adoptKeys(_ log: FederationLog, nowMilliseconds now: UInt64) throws -> Bool {
        try keys.adopt(
            log, of: id, authority: folder.read(File.authority), nowMilliseconds: now)
    }

    /// Deletes signing keys that no run of this node needs any more.
    package func retireKeys(_ log: FederationLog) throws {
        let (me, ledger) = (try id, try ledger())
        var needed: Set<VerifyingKey> = []
        for opened in log.opened where try ledger.ending(of: opened.run) == nil {
            let opening = try RunOpening(parsing: opened.opening.payload)
            let signed = log.signedRoster(opened.opening.header.rosterVersion)
            guard opening.members.contains(where: { $0.id == me }),
                let entry = signed?.roster.entry(me)
            else { continue }
            needed.insert(entry.signingKey)
        }
        try keys.retire(keeping: needed)
    }

    /// What is to be said about the end of the certificate; throws where it has ended.
    package func certificateNotice(
        program: String, nowMilliseconds now: UInt64
    ) throws -> String? {
        guard let certificate = try keys.certificate else { return nil }
        return try CertificateTerm(ofCertificate: certificate).notice(
            nowMilliseconds: now, renewal: "\(program) rotate --home \(folder.path)",
            remedy: """
                Ask the operator to revoke the old keys and for an invitation, then run: \(program) \
                enrol INVITATION --again --home \(folder.path)
                """)
    }

    /// The way to the coordinator, over mutual TLS, with the keys that hold now.
    ///
    /// - Parameter log: the federation's feed as far as it is known.
    package func transport(
        _ log: FederationLog? = nil, nowMilliseconds now: UInt64 = WallClock.milliseconds()
    ) throws -> HTTPTransport {
        guard let address = configuration.coordinator, let certificate = try keys.certificate else {
            throw Self.notEnrolled
        }
        let authority = try folder.read(File.authority)
        return try HTTPTransport(
            to: NetworkAddress(address),
            identity: TLSIdentity(
                chain: [certificate, authority], privateKey: tlsKey.derRepresentation),
            authority: TrustedAuthority(certificate: authority),
            coordinatorKeys: coordinatorKeys(log, nowMilliseconds: now))
    }

    private func coordinatorKeys(
        _ log: FederationLog?, nowMilliseconds now: UInt64
    ) throws -> CoordinatorKeys {
        let charter = try charter
        guard let log, !log.rosters.isEmpty else {
            return CoordinatorKeys(
                [try firstRoster.coordinator.tlsKeyDigest], replaced: [], of: charter.coordinator,
                federation: charter.digest)
        }
        return CoordinatorKeys(
            log.tlsKeys(of: charter.coordinator, nowMilliseconds: now),
            replaced: Set(log.rosters.map(\.roster.coordinator.tlsKeyDigest)),
            of: charter.coordinator, federation: charter.digest)
    }
}
