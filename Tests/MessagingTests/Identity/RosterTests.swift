import Documents
import Messaging
import Testing

@Suite struct Rosters {
    private let federation: TestFederation
    private var entries: [RosterEntry] { federation.roster.entries }

    init() throws {
        federation = try TestFederation()
    }

    private func entry(
        _ name: String, of key: String, epoch: UInt32 = 1, id: NodeID? = nil,
        status: RosterEntry.Status = .active
    ) throws -> RosterEntry {
        try TestFederation.entry(
            TestFederation.key(key).verifyingKey, name: name, epoch: epoch, id: id, status: status)
    }

    private func refusal(_ entries: [RosterEntry]) -> RosterError? {
        let document = RosterDocument(
            federation: federation.charter.digest, version: 1, previous: .zero, entries: entries)
        return refusal(document.encoded())
    }

    private func refusal(_ document: [UInt8], signature: [UInt8]? = nil) -> RosterError? {
        do throws(RosterError) {
            _ = try Roster.verified(
                document: document,
                signature: signature ?? federation.authority.sign(roster: document),
                charter: federation.charter)
            return nil
        } catch {
            return error
        }
    }

    private func succession(_ older: Roster, _ newer: Roster) -> RosterError? {
        do throws(RosterError) {
            try newer.follows(older)
            return nil
        } catch {
            return error
        }
    }

    @Test func `list their members in the order of ids, and one coordinator`() throws {
        let roster = federation.roster
        #expect(roster.entries.map(\.id) == roster.entries.map(\.id).sorted())
        #expect(roster.coordinator.id == federation.charter.coordinator)
        #expect(roster.activeInstitutions.map(\.name.text).sorted() == ["Alder", "Birch", "Cedar"])
        let alder = try TestFederation.key("alder").verifyingKey
        #expect(roster.entry(.of(alder))?.name.text == "Alder")
        #expect(roster.entry(.everyone) == nil)
        #expect(roster.digest == .sha256(roster.bytes))
    }

    @Test func `are believed with the authority's signature only`() throws {
        let bytes = federation.roster.bytes
        let stranger = try Authority.make(
            name: InstitutionName("Grove"), nowMilliseconds: TestFederation.now)
        #expect(refusal(bytes) == nil)
        #expect(refusal(bytes, signature: stranger.sign(roster: bytes)) == .badSignature)
        #expect(refusal(bytes, signature: []) == .badSignature)
        #expect(
            refusal(bytes + [0x20], signature: federation.authority.sign(roster: bytes))
                == .badSignature)
    }

    @Test func `of another federation are refused`() {
        let document = RosterDocument(
            federation: .zero, version: 1, previous: .zero, entries: entries)
        #expect(
            refusal(document.encoded())
                == .wrongFederation(expected: federation.charter.digest, found: .zero))
    }

    @Test func `have exactly the charter's coordinator`() throws {
        let others = entries.filter { $0.role == .institution }
        #expect(refusal(others) == .notTheCoordinator(found: []))
        let impostor = try TestFederation.entry(
            TestFederation.key("dogwood").verifyingKey, name: "Dogwood", role: .coordinator)
        #expect(refusal(others + [impostor]) == .notTheCoordinator(found: [impostor.id]))
        #expect(
            refusal(entries + [impostor])
                == .notTheCoordinator(
                    found: [impostor.id, federation.charter.coordinator].sorted()))
    }

    @Test func `name nobody twice, share no keys and have no names alike`() throws {
        let dogwood = try entry("Dogwood", of: "dogwood")
        #expect(refusal(entries + [dogwood]) == nil)
        #expect(refusal(entries + [dogwood, dogwood]) == .notInOrder(dogwood.id))
        let alike = try entry("ALDER", of: "dogwood")
        guard case .namesAlike = refusal(entries + [alike]) else {
            Issue.record("ALDER looks like Alder")
            return
        }
        #expect(try refusal(entries + [entry("ALDER", of: "dogwood", status: .revoked)]) == nil)
        let other = NodeID.of(try TestFederation.key("elm").verifyingKey)
        let shared = try entry("Elm", of: "alder", epoch: 2, id: other)
        guard case .keySharedByTwo = refusal(entries + [shared]) else {
            Issue.record("two members cannot hold one key")
            return
        }
    }

    @Test func `have ids that follow from first keys`() throws {
        let other = NodeID.of(try TestFederation.key("elm").verifyingKey)
        #expect(
            try refusal(entries + [entry("Dogwood", of: "dogwood", id: other)])
                == .idOfAnotherKey(other))
        #expect(
            try refusal(entries + [entry("Dogwood", of: "dogwood", epoch: 2, id: other)]) == nil)
    }

    @Test func `follow one another, one version at a time`() throws {
        let first = federation.roster
        let second = try federation.next(entries + [entry("Dogwood", of: "dogwood")])
        #expect(succession(first, second) == nil)
        #expect(succession(second, first) == .rollback(held: 2, offered: 1))
        #expect(succession(first, first) == .rollback(held: 1, offered: 1))
        let third = try TestFederation.signedRoster(
            RosterDocument(
                federation: federation.charter.digest, version: 3, previous: second.digest,
                entries: second.entries),
            by: federation.authority, charter: federation.charter)
        #expect(succession(first, third) == .versionsMissing(held: 1, offered: 3))
        #expect(succession(second, third) == nil)
        let fork = try TestFederation.signedRoster(
            RosterDocument(
                federation: federation.charter.digest, version: 3, previous: first.digest,
                entries: entries),
            by: federation.authority, charter: federation.charter)
        #expect(succession(second, fork) == .notChained(version: 3))
    }

    @Test func `chain to nothing in version 1 only`() {
        let first = RosterDocument(
            federation: federation.charter.digest, version: 1, previous: .sha256([1]),
            entries: entries)
        #expect(refusal(first.encoded()) == .notChained(version: 1))
        let second = RosterDocument(
            federation: federation.charter.digest, version: 2, previous: .zero, entries: entries)
        #expect(refusal(second.encoded()) == .notChained(version: 2))
    }

    @Test func `rotate and revoke, but never forget, reinstate or swap keys in silence`() throws {
        let alder = try #require(entries.first { $0.name.text == "Alder" })
        let others = entries.filter { $0.id != alder.id }
        func after(_ epoch: UInt32, key: String, status: RosterEntry.Status = .active) throws
            -> Roster
        {
            try federation.next(
                others + [entry("Alder", of: key, epoch: epoch, id: alder.id, status: status)])
        }
        #expect(try succession(federation.roster, after(2, key: "alder the second")) == nil)
        #expect(try succession(federation.roster, after(1, key: "alder", status: .revoked)) == nil)
        #expect(
            try succession(federation.roster, federation.next(others)) == .memberVanished(alder.id))
        #expect(
            try succession(federation.roster, after(2, key: "alder"))
                == .keyHistoryChanged(alder.id))
        #expect(
            try succession(federation.roster, after(3, key: "alder the second"))
                == .keyHistoryChanged(alder.id))
        let revoked = try after(1, key: "alder", status: .revoked)
        let back = try TestFederation.signedRoster(
            RosterDocument(
                federation: federation.charter.digest, version: 3, previous: revoked.digest,
                entries: others + [alder]),
            by: federation.authority, charter: federation.charter)
        #expect(succession(revoked, back) == .memberReinstated(alder.id))
    }

    @Test func `are JSON documents with closed keys`() {
        func refused(_ text: String) -> Bool {
            guard case .unreadable = refusal(Array(text.utf8)) else { return false }
            return true
        }
        let text = String(decoding: federation.roster.bytes, as: UTF8.self)
        #expect(!refused(text))
        #expect(refused(text.replacing("\"status\"", with: "\"state\"")))
        #expect(refused(text.replacing("\"version\": 1", with: "\"version\": 0")))
        #expect(refused(text.replacing("\"active\"", with: "\"Active\"")))
        #expect(refused(text.replacing("\"roster\": 1", with: "\"roster\": 2")))
        #expect(refused(""))
    }
}
