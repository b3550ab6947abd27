import Console
import FederationTesting
import Foundation
import Institution
import Messaging
import Testing

/// What `open` of every command checks before it does anything.
@Suite struct `The files of a home, by their modes` {
    private static let privateFiles = [
        "node.json", "mapping.json", "policy.json", "keys/signing.key", "keys/tls.key",
        "keys/blinding.key", "federation/roster.json", "federation/roster.sig", "ledger.sqlite",
        "blocks/\(WholeFederation.run.hex).root",
    ]
    private static let sharedFiles = [
        "keys/tls.crt", "federation/charter.json", "federation/ca.crt",
    ]

    private let federation: WholeFederation
    private let home: NodeHome

    init() async throws {
        var federation = try await WholeFederation()
        let sample = OrchardSample(name: "alder", rows: 40, seed: 1)
        let database = try sample.write(into: federation.folder.path)
        home = try federation.enrol(
            "alder", database: database, mapping: sample.mapping(),
            policy: Array(#"{"policy": 1}"#.utf8))
        self.federation = federation
        _ = try home.make(run: WholeFederation.run)
        _ = try home.blindingKey
        for name in Self.privateFiles { try change(mode: 0o600, of: name) }
        for suffix in ["-wal", "-shm"] { try? change(mode: 0o600, of: "ledger.sqlite" + suffix) }
    }

    private func change(mode: Int, of name: String) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: mode], ofItemAtPath: home.folder.path(name))
    }

    @Test func `are all right as the program makes them`() throws {
        try home.checkModes()
    }

    @Test(arguments: privateFiles)
    func `are refused where others may read them, with the chmod that mends it`(
        name: String
    ) throws {
        let path = home.folder.path(name)
        for mode in [0o640, 0o604, 0o620] {
            try change(mode: mode, of: name)
            let error = HomeError.readableByOthers(path, isFolder: false)
            #expect(throws: error) { try home.checkModes() }
            #expect(error.description.hasSuffix("Run: chmod 600 \(path)"))
            #expect(Console.ExitStatus.of(error) == .forbidden)
        }
        try change(mode: 0o600, of: name)
        try home.checkModes()
    }

    @Test(arguments: sharedFiles)
    func `may be read by all where they hold no secret, and changed by none`(name: String) throws {
        try change(mode: 0o644, of: name)
        try home.checkModes()
        try change(mode: 0o664, of: name)
        let error = HomeError.writableByOthers(home.folder.path(name))
        #expect(throws: error) { try home.checkModes() }
        #expect(error.description.hasSuffix("Run: chmod 644 \(home.folder.path(name))"))
    }

    @Test(arguments: ["keys", "federation", "blocks", "models", "reports"])
    func `are refused where their folder is open`(name: String) throws {
        try change(mode: 0o750, of: name)
        let path = home.folder.path(name)
        #expect(throws: HomeError.readableByOthers(path, isFolder: true)) { try home.checkModes() }
    }

    @Test func `give out no secret through a link`() throws {
        let path = federation.folder.file("authority.key")
        try Data("secret".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: HomeError.readableByOthers(path, isFolder: false)) {
            try HomeFolder.secret(path)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(try HomeFolder.secret(path) == Array("secret".utf8))
        let link = federation.folder.file("link.key")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(throws: HomeError.wrongKind(link)) { try HomeFolder.secret(link) }
    }
}
