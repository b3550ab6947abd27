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
        if isSecret { try Self.checkPrivate(path(name), isFolder: false) }
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

    private static func checkPrivate(_ path: String, isFolder: Bool) throws(HomeError) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = attributes[.posixPermissions] as? Int
        else { throw .missing(path) }
        let type = attributes[.type] as? FileAttributeType
        guard type == (isFolder ? .typeDirectory : .typeRegular) else { throw .wrongKind(path) }
        guard mode & 0o077 == 0 else { throw .readableByOthers(path, isFolder: isFolder) }
        let owner = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value
        guard owner == getuid() else { throw .ownedByAnother(path) }
    }
}
