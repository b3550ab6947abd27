/// A file imports what its target declares, and nothing that is merely reachable.
struct ImportRule {
    /// What comes with Swift and needs no declaration.
    private static let toolchain: Set<String> = [
        "Dispatch", "Foundation", "FoundationEssentials", "Synchronization",
    ]

    let manifest: Manifest

    func violations(in file: SourceFile) -> [Violation] {
        guard let target = manifest.target(ofFile: file.path) else { return [] }
        var allowed = Self.toolchain
        allowed.formUnion(target.products)
        allowed.formUnion(target.targets.map(Manifest.module))
        if target.type == "test" || target.name == "FederationTesting" { allowed.insert("Testing") }
        if target.type == "executable" { allowed.insert("Glibc") }
        return file.swift.code.enumerated().compactMap { index, line in
            guard let module = Self.importedModule(in: line), !allowed.contains(module) else {
                return nil
            }
            return Violation(
                path: file.path, line: index + 1,
                reason: "\(target.name) imports \(module), which Package.swift doesn't give it.")
        }
    }

    /// The module that a line of code imports, if it is an import.
    static func importedModule(in line: String) -> String? {
        var words = line.split(separator: " ")[...]
        let modifiers: Set<Substring> = [
            "public", "package", "internal", "fileprivate", "private",
        ]
        let kinds: Set<Substring> = [
            "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
        ]
        words = words.drop { modifiers.contains($0) || $0.hasPrefix("@") }
        guard words.popFirst() == "import" else { return nil }
        if let kind = words.first, kinds.contains(kind) { words = words.dropFirst() }
        return words.first?.split(separator: ".").first.map(String.init)
    }
}
