import Console
import Documents
import Federation
import FederationTesting
import Foundation
import Institution
import Messaging
import Testing

@Suite struct `A node's home` {
    private let folder: TemporaryFolder
    private let sample = OrchardSample(name: "alder", rows: 4, seed: 1)

    init() throws {
        folder = try TemporaryFolder()
    }

    private func create(policy: String? = nil) throws -> NodeHome {
        try NodeHome.create(
            at: folder.file("home"), name: InstitutionName("alder"), database: "/data/alder.sqlite",
            mapping: sample.mapping(), policy: policy.map { Array($0.utf8) })
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    private func change(mode: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test func `is for its owner alone, and so is every file in it`() throws {
        let home = try create(policy: #"{"policy": 1}"#)
        #expect(try mode(home.folder.path) == 0o700)
        for name in ["keys", "federation", "blocks", "models", "reports"] {
            #expect(try mode(home.folder.path(name)) == 0o700, "\(name)")
        }
        let files = [
            "node.json", "mapping.json", "policy.json", "keys/signing.key", "keys/tls.key",
        ]
        for name in files { #expect(try mode(home.folder.path(name)) == 0o600, "\(name)") }
    }

    @Test func `keeps the keys that it was made with`() throws {
        let home = try create()
        let again = try NodeHome(home.folder.path)
        #expect(try again.signingKey.verifyingKey == home.signingKey.verifyingKey)
        #expect(try again.tlsKey.publicKeyDigest == home.tlsKey.publicKeyDigest)
        #expect(try again.mappingBytes == sample.mapping())
        #expect(again.policy == .standard)
        #expect(!again.isEnrolled)
    }

    @Test func `is not made in a folder that holds anything`() throws {
        let path = folder.file("home")
        _ = try folder.folder("home")
        try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(path)/notes.txt"))
        #expect(throws: HomeError.notEmpty(path)) { try create() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["notes.txt"])
    }

    @Test func `is not made with a policy that can't be read`() throws {
        #expect(throws: DocumentError.self) { try create(policy: #"{"policy": 1, "core": 2}"#) }
        #expect(!FileManager.default.fileExists(atPath: folder.file("home")))
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o660])
    func `gives out no key that others may read`(mode: Int) throws {
        let home = try create()
        let path = home.folder.path("keys/signing.key")
        try change(mode: mode, of: path)
        #expect(throws: HomeError.readableByOthers(path, isFolder: false)) {
            try home.signingKey
        }
        try change(mode: 0o600, of: path)
        _ = try home.signingKey
    }

    @Test func `gives out no key that lies behind a link`() throws {
        let home = try create()
        let (path, elsewhere) = (home.folder.path("keys/tls.key"), folder.file("tls.key"))
        try FileManager.default.moveItem(atPath: path, toPath: elsewhere)
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: elsewhere)
        #expect(throws: HomeError.wrongKind(path)) { try home.tlsKey }
    }

    @Test func `does not open where others may look in`() throws {
        let path = try create().folder.path
        try change(mode: 0o750, of: path)
        #expect(throws: HomeError.readableByOthers(path, isFolder: true)) { try NodeHome(path) }
        #expect(throws: HomeError.missing(folder.file("none"))) {
            try NodeHome(folder.file("none"))
        }
    }

    @Test(arguments: ["", "{}", #"{"node": 1, "name": "alder", "databse": "a"}"#])
    func `names node.json where that is wrong`(text: String) throws {
        let home = try create()
        try home.folder.write(Array(text.utf8), to: "node.json")
        let failure = #expect(throws: Failure.self) { try NodeHome(home.folder.path) }
        #expect(failure?.status == .configuration)
        #expect(failure?.description.contains("node.json") == true)
        try home.folder.remove("node.json")
        let missing = #expect(throws: Failure.self) { try NodeHome(home.folder.path) }
        #expect(missing?.status == .configuration)
    }

    @Test func `has no way to a coordinator before it is enrolled`() throws {
        let home = try create()
        #expect(throws: Failure.self) { try home.transport() }
    }

    @Test func `sends one request for one invitation, however often it is asked`() async throws {
        let federation = try await WholeFederation()
        let home = try create()
        let invitation = try federation.invite("alder")
        let now = federation.clock.milliseconds
        let request = try home.registrationRequest(invitation, nowMilliseconds: now)
        #expect(try home.registrationRequest(invitation, nowMilliseconds: now + 1000) == request)
        let other = try federation.invite("alder")
        #expect(try home.registrationRequest(other, nowMilliseconds: now) != request)
    }

    @Test func `keeps a run's secret until it is erased`() throws {
        let home = try create()
        let run = WholeFederation.run
        #expect(try home.root(run: run) == nil)
        let root = try home.make(run: run)
        #expect(try NodeHome(home.folder.path).root(run: run)?.bytes == root.bytes)
        #expect(try mode(home.folder.path("blocks/\(run.hex).root")) == 0o600)
        try home.erase(run: run)
        try home.erase(run: run)
        #expect(try home.root(run: run) == nil)
    }

    @Test func `makes another secret where one outlived its ledger`() throws {
        let home = try create()
        let run = WholeFederation.run
        let found = try home.make(run: run)
        let root = try home.make(run: run)
        #expect(root.bytes != found.bytes)
        #expect(try home.root(run: run)?.bytes == root.bytes)
    }

    @Test func `lets one process in at a time`() throws {
        let home = try create()
        var lock: HomeLock? = try HomeLock(home.folder)
        #expect(throws: HomeError.inUse(home.folder.path)) { try HomeLock(home.folder) }
        withExtendedLifetime(lock) {}
        lock = nil
        _ = try HomeLock(home.folder)
    }
}
