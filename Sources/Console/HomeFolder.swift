import Foundation

/// The folder that holds all state of one coordinator or node: private, with files that are whole
/// or not there.
package struct HomeFolder: Sendable {
    package let path: String

    /// Opens a home; refuses one that others may read, a link, and another user's.
    package init(_ path: String) throws(HomeError) {
        self.path = URL(fileURLWithPath: path).standardizedFileURL.path
        try Self.checkPrivate(self.path, isFolder: true)
    }

    /// Makes a new home with these folders in it; refuses to touch one that holds anything.
    package static func create(_ path: String, folders: [String]) throws(HomeError) -> HomeFolder {
        let path = URL(fileURLWithPath: path).standardizedFileURL.path
        let manager = FileManager.default
        if let found = try? manager.contentsOfDirectory(atPath: path), !found.isEmpty {
            throw .notEmpty(path)
        }
        let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        for folder in [path] + folders.map({ "\(path)/\($0)" }) {
            do {
                try manager.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: mode)
                try manager.setAttributes(mode, ofItemAtPath: folder)
            } catch {
                throw .notWritable(folder)
            }
        }
        return try HomeFolder(path)
    }

    package func path(_ name: String) -> String { "\(path)/\(name)" }

    package func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path(name))
    }

    /// A file's bytes; secrets are refused where others may read them.
    package func read(_ name: String, isSecret: Bool = false) throws(HomeError) -> [UInt8] {
        if isSecret { return try Self.secret(path(name)) }
        guard let data = FileManager.default.contents(atPath: path(name)) else {
            throw .missing(path(name))
        }
        return [UInt8](data)
    }

    package func text(_ name: String, isSecret: Bool = false) throws(HomeError) -> String {
        String(decoding: try read(name, isSecret: isSecret), as: UTF8.self)
    }

    /// Writes a file beside its place, syncs it, and moves it there; so it is whole or not there.
    package func write(_ bytes: [UInt8], to name: String, mode: Int = 0o600) throws(HomeError) {
        try DurableFile.write(bytes, to: path(name), mode: mode)
    }

    /// Removes a file for good: also a power cut does not bring it back.
    package func remove(_ name: String) throws(HomeError) {
        guard exists(name) else { return }
        try DurableFile.remove(path(name))
    }

    package func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted()
    }

    /// Throws where one of these files is a link, another user's, or open to others: to be read, or
    /// where it is `shared`, to be changed. Files that are not there are left out.
    package func checkModes(of names: [String], shared: Set<String> = []) throws(HomeError) {
        for name in names where exists(name) {
            try Self.check(
                path(name), isFolder: false, forbidden: shared.contains(name) ? 0o022 : 0o077)
        }
    }

    /// The same for folders, which are private.
    package func checkModes(ofFolders names: [String]) throws(HomeError) {
        for name in names where exists(name) { try Self.checkPrivate(path(name), isFolder: true) }
    }

    /// A secret's bytes, wherever it lies; refused where others may read it.
    package static func secret(_ path: String) throws(HomeError) -> [UInt8] {
        try checkPrivate(path, isFolder: false)
        guard let data = FileManager.default.contents(atPath: path) else { throw .missing(path) }
        return [UInt8](data)
    }

    private static func checkPrivate(_ path: String, isFolder: Bool) throws(HomeError) {
        try check(path, isFolder: isFolder, forbidden: 0o077)
    }

    private static func check(
        _ path: String, isFolder: Bool, forbidden: Int
    ) throws(HomeError) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = attributes[.posixPermissions] as? Int
        else { throw .missing(path) }
        let type = attributes[.type] as? FileAttributeType
        guard type == (isFolder ? .typeDirectory : .typeRegular) else { throw .wrongKind(path) }
        guard mode & forbidden == 0 else {
            throw forbidden == 0o077
                ? .readableByOthers(path, isFolder: isFolder) : .writableByOthers(path)
        }
        let owner = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value
        guard owner == getuid() else { throw .ownedByAnother(path) }
    }
}
