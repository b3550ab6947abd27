import Console
import FederationTesting
import Foundation
import Testing

@Suite struct `A home folder` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func home() throws -> HomeFolder {
        try HomeFolder.create(folder.file("home"), folders: ["keys"])
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `writes a file whole, private unless told otherwise, with nothing beside it`() throws
    {
        let home = try home()
        try home.write([1, 2, 3], to: "keys/a")
        try home.write([4], to: "keys/a")
        try home.write([5], to: "keys/b", mode: 0o644)
        #expect(try home.read("keys/a") == [4])
        #expect(try mode(home.path("keys/a")) == 0o600)
        #expect(try mode(home.path("keys/b")) == 0o644)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path("keys")).count == 2)
    }

    @Test func `names what it can't read or write`() throws {
        let home = try home()
        #expect(throws: HomeError.missing(home.path("none"))) { try home.read("none") }
        #expect(throws: HomeError.notWritable(home.path("none/a"))) {
            try home.write([1], to: "none/a")
        }
    }

    @Test func `removes a file, and is content where there is none`() throws {
        let home = try home()
        try home.write([1], to: "keys/a")
        try home.remove("keys/a")
        try home.remove("keys/a")
        #expect(!home.exists("keys/a"))
    }

    @Test func `takes no folder behind a link, and no file in its place`() throws {
        let home = try home()
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: home.path)
        #expect(throws: HomeError.wrongKind(link)) { try HomeFolder(link) }
        let file = folder.file("file")
        try DurableFile.write([], to: file)
        #expect(throws: HomeError.wrongKind(file)) { try HomeFolder(file) }
    }

    @Test(arguments: [
        (
            HomeError.missing("/a"), "There is no /a. Check --home, or set it up first."
        ),
        (
            .readableByOthers("/a", isFolder: true),
            "/a can be read by others. Run: chmod 700 /a"
        ),
        (
            .readableByOthers("/a/key", isFolder: false),
            "/a/key can be read by others. Run: chmod 600 /a/key"
        ),
        (.inUse("/a"), "Another process uses /a. Stop it first."),
    ])
    func `says what to do next`(error: HomeError, sentence: String) {
        #expect(error.description == sentence)
    }

    @Test func `puts a database in the place of another, and keeps that one whole`() throws {
        let folder = try TemporaryFolder()
        for (name, text) in [("log", "old"), ("log-wal", "old wal"), ("draft", "new")] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name)))
        }
        try DurableFile.replaceDatabase(at: folder.file("log"), by: folder.file("draft"))
        func text(_ name: String) -> String? {
            try? String(contentsOfFile: folder.file(name), encoding: .utf8)
        }
        #expect(text("log") == "new" && text("draft") == nil && text("log-wal") == nil)
        #expect(text("log.replaced") == "old" && text("log.replaced-wal") == "old wal")
    }

    @Test(.enabled(if: SmallDisk.isPossible))
    func `leaves a file as it was where the disk is full`() throws {
        let disk = try SmallDisk(kibibytes: 64)
        let path = disk.file("model")
        try DurableFile.write([1, 2, 3], to: path)
        #expect(throws: HomeError.diskFull(path)) {
            try DurableFile.write([UInt8](repeating: 7, count: 100_000), to: path)
        }
        #expect(FileManager.default.contents(atPath: path) == Data([1, 2, 3]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["model"])
    }
}
