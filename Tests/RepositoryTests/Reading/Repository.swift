import Foundation

/// The working copy that these tests were built from.
enum Repository {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Paths of all tracked files, relative to the root, in order.
    ///
    /// Outside a git working copy, all files count but those of builds.
    static func paths() throws -> [String] {
        let isWorkingCopy = FileManager.default.fileExists(atPath: url(".git").path())
        return try (isWorkingCopy ? trackedPaths() : paths(in: "")).sorted()
    }

    private static func trackedPaths() throws -> [String] {
        let names = try Command.output(of: [
            "git", "-C", root.path(), "-c", "safe.directory=*", "ls-files", "-z",
        ])
        return names.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            .filter { FileManager.default.fileExists(atPath: url($0).path()) }
    }

    private static func paths(in folder: String) throws -> [String] {
        var found: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: url(folder).path()) {
            let isBuilt = name.hasPrefix(".build") || name.hasSuffix(".log")
            if isBuilt || [".swiftpm", "Package.resolved"].contains(name) { continue }
            let path = folder.isEmpty ? name : folder + "/" + name
            let values = try url(path).resourceValues(forKeys: [.isDirectoryKey])
            if values.isDirectory == true {
                found += try paths(in: path)
            } else {
                found.append(path)
            }
        }
        return found
    }

    /// All files that are UTF-8 texts without a zero byte, read once.
    static let textFiles: Result<[SourceFile], any Error> = Result {
        try paths().compactMap { path -> SourceFile? in
            let data = try Data(contentsOf: url(path))
            guard !data.contains(0), let text = String(data: data, encoding: .utf8) else {
                return nil
            }
            return SourceFile(path: path, text: text)
        }
    }

    /// All Swift files, the manifest included.
    static let swiftFiles = textFiles.map { $0.filter(\.isSwift) }

    static func byteCount(of path: String) throws -> Int {
        try url(path).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }

    private static func url(_ path: String) -> URL {
        root.appending(path: path)
    }
}
