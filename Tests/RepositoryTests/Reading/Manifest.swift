import Foundation

/// The targets of Package.swift: which folder each has, and what it may import.
struct Manifest: Sendable {
    struct Target: Sendable, Hashable {
        let name: String
        /// `regular`, `executable`, `test` or `system`.
        let type: String
        /// The target's folder, relative to the root.
        let path: String
        /// Names of other targets of this package.
        let targets: [String]
        /// Names of products of other packages.
        let products: [String]

        /// The name that an import of the target's module uses.
        var module: String { Manifest.module(name) }
    }

    let targets: [Target]

    /// SwiftPM turns what can't stand in a name into underscores.
    static func module(_ name: String) -> String {
        name.replacing("-", with: "_")
    }

    func target(_ name: String) -> Target? {
        targets.first { $0.name == name }
    }

    /// The target in whose folder a file lies.
    func target(ofFile path: String) -> Target? {
        targets.first { path.hasPrefix($0.path + "/") }
    }

    /// Everything of this package that a target is linked with, itself left out.
    func reach(of name: String) -> Set<String> {
        var reached: Set<String> = []
        var open = target(name)?.targets ?? []
        while let next = open.popLast() {
            if reached.insert(next).inserted {
                open += target(next)?.targets ?? []
            }
        }
        return reached
    }
}

extension Manifest {
    enum ReadingError: Error {
        case unknownShape(String)
    }

    /// Asks SwiftPM; in a scratch folder of its own, since the usual one is locked while tests run.
    static func read() throws -> Manifest {
        let scratch = FileManager.default.temporaryDirectory
            .appending(path: "tributary-manifest-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let json = try Command.output(of: [
            "swift", "package", "--package-path", Repository.root.path(), "--scratch-path",
            scratch.path(), "dump-package",
        ])
        return try Manifest(json: json)
    }

    /// - Parameter json: what `swift package dump-package` prints.
    init(json: Data) throws {
        let document = try JSONSerialization.jsonObject(with: json) as? [String: Any]
        guard let targets = document?["targets"] as? [[String: Any]] else {
            throw ReadingError.unknownShape("targets")
        }
        self.targets = try targets.map(Target.init(json:))
    }
}

extension Manifest.Target {
    fileprivate init(json: [String: Any]) throws {
        guard let name = json["name"] as? String, let type = json["type"] as? String,
            let dependencies = json["dependencies"] as? [[String: Any]]
        else { throw Manifest.ReadingError.unknownShape("target") }
        var targets: [String] = []
        var products: [String] = []
        for (kind, value) in dependencies.flatMap({ $0 }) {
            guard let name = (value as? [Any])?.first as? String else {
                throw Manifest.ReadingError.unknownShape("dependency")
            }
            if kind == "product" { products.append(name) } else { targets.append(name) }
        }
        self.init(
            name: name, type: type,
            path: json["path"] as? String ?? (type == "test" ? "Tests/" : "Sources/") + name,
            targets: targets, products: products)
    }
}
