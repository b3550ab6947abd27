/// A text file of the repository; its path is relative to the root, with slashes.
struct SourceFile: Sendable {
    let path: String
    let text: String
    /// Code and comments of a Swift file; nothing of another one.
    let swift: SwiftText

    init(path: String, text: String) {
        self.path = path
        self.text = text
        swift = SwiftText(path.hasSuffix(".swift") ? text : "")
    }

    /// The file's name without folders.
    var name: String {
        String(path.split(separator: "/").last ?? "")
    }

    var isSwift: Bool { path.hasSuffix(".swift") }

    /// Whether the file belongs to a test target, and so never to the product.
    var isTest: Bool {
        path.hasPrefix("Tests/") || path.split(separator: "/").dropFirst(2).first == "Tests"
    }

    /// Whether the file belongs to an executable, where a process meets clock and chance.
    var isExecutable: Bool {
        path.hasPrefix("Sources/Tributary/")
            || path.hasPrefix("Domains/") && path.split(separator: "/").dropFirst(2).first == "Node"
    }
}
