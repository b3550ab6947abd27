import Documents

/// The signed list of a federation's members and their keys.
///
/// A JSON document, signed by the charter's roster key over "fl-roster-v1" 0x00 ‖ its exact bytes;
/// each version names the SHA-256 of the one before. Ids, digests and keys in it are hexadecimal.
package struct Roster: Sendable, Hashable {
    package let federation: Digest
    /// From 1.
    package let version: UInt32
    /// SHA-256 of the roster before this one; zero for the first.
    package let previous: Digest
    /// In the order of ids; exactly one coordinator.
    package let entries: [RosterEntry]
    package let coordinator: RosterEntry
    /// The document, exactly as it was signed.
    package let bytes: [UInt8]
    /// SHA-256 of `bytes`.
    package let digest: Digest

    package func entry(_ id: NodeID) -> RosterEntry? {
        entries.first { $0.id == id }
    }

    /// In the order of ids.
    package var activeInstitutions: [RosterEntry] {
        entries.filter { $0.role == .institution && $0.status == .active }
    }

    /// What the roster key signs: "fl-roster-v1" 0x00 ‖ document.
    package static func signedBytes(of document: [UInt8]) -> [UInt8] {
        Purpose.roster.bytes + document
    }

    /// Believes a roster: signature first, then the document's form and its rules.
    package static func verified(
        document: [UInt8], signature: [UInt8], charter: Charter
    ) throws(RosterError) -> Roster {
        guard charter.rosterKey.isValid(signature, for: signedBytes(of: document)) else {
            throw .badSignature
        }
        let roster = try Roster(parsing: document, coordinator: charter.coordinator)
        guard roster.federation == charter.digest else {
            throw .wrongFederation(expected: charter.digest, found: roster.federation)
        }
        try roster.checkRules(charter: charter)
        return roster
    }

    private init(parsing document: [UInt8], coordinator id: NodeID) throws(RosterError) {
        do throws(DocumentError) {
            let fields = try RosterDocument(parsing: document)
            federation = fields.federation
            version = fields.version
            previous = fields.previous
            entries = fields.entries
        } catch {
            throw .unreadable(error)
        }
        let coordinators = entries.filter { $0.role == .coordinator }
        guard coordinators.count == 1, let coordinator = coordinators.first, coordinator.id == id
        else { throw .notTheCoordinator(found: coordinators.map(\.id)) }
        self.coordinator = coordinator
        bytes = document
        digest = .sha256(document)
    }
}

extension Roster {
    /// Throws unless this is the version right after `older`: one higher, chained to it, with every
    /// member kept, no key changed but into the next epoch, no key of a revoked member changed, and
    /// nobody reinstated.
    package func follows(_ older: Roster) throws(RosterError) {
        guard federation == older.federation else {
            throw .wrongFederation(expected: older.federation, found: federation)
        }
        guard version > older.version else {
            throw .rollback(held: older.version, offered: version)
        }
        guard version - older.version == 1 else {
            throw .versionsMissing(held: older.version, offered: version)
        }
        guard previous == older.digest else { throw .notChained(version: version) }
        for before in older.entries {
            guard let now = entry(before.id) else { throw .memberVanished(before.id) }
            guard now.role == before.role, now.hasKeys(of: before) || now.rotates(before) else {
                throw .keyHistoryChanged(before.id)
            }
            guard before.status == .active || now.status == .revoked else {
                throw .memberReinstated(before.id)
            }
        }
    }

    private func checkRules(charter: Charter) throws(RosterError) {
        guard (version == 1) == (previous == .zero) else { throw .notChained(version: version) }
        guard entries.count <= MessageType.maximumInstitutions + 1 else {
            throw .tooManyMembers(entries.count)
        }
        for (left, right) in zip(entries, entries.dropFirst()) where left.id >= right.id {
            throw .notInOrder(right.id)
        }
        for (index, entry) in entries.enumerated() {
            guard entry.keyEpoch > 1 || NodeID.of(entry.signingKey) == entry.id else {
                throw .idOfAnotherKey(entry.id)
            }
            for other in entries[..<index] {
                guard other.signingKey != entry.signingKey,
                    other.tlsKeyDigest != entry.tlsKeyDigest
                else { throw .keySharedByTwo(other.id, entry.id) }
                let bothActive = other.status == .active && entry.status == .active
                guard !bothActive || !other.name.resembles(entry.name) else {
                    throw .namesAlike(other.id, entry.id)
                }
            }
        }
    }
}
