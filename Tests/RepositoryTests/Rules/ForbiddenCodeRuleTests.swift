import Testing

@Suite struct `Forbidden code rule` {
    private func reasons(_ text: String) -> [String] {
        let file = SourceFile(path: "Sources/Learning/Tree.swift", text: text)
        return ForbiddenCodeRule.violations(in: file).map(\.reason)
    }

    @Test(arguments: [
        "let a = try! f()", "let a = b as! C", #"fatalError("x")"#,
        "final class A: @unchecked Sendable {}", "Task.detached { }", "// TODO write it",
        "/* FIXME */",
        "let a = b!", "let a = b[0]!.c", "let a = f()!", "var a: B!", "a?.b!.c()", "let a = `b`!",
        #"let a = "\(b!)""#,
    ])
    func `finds`(text: String) {
        #expect(reasons(text).count == 1)
    }

    @Test(arguments: [
        "if !a && b != c { }", "let a = b!=c", "#expect(!a)", "try f()", "let a = b as? C",
        #"let a = "try! as! fatalError TODO b!""#, "// Never write try! here.", "let TODOs = 1",
        "func `try! it`() {}", "let notfatalError = 1", "_ = x ?? !y", "[!a, !b]",
    ])
    func `lets pass`(text: String) {
        #expect(reasons(text) == [])
    }

    @Test func `names the line`() {
        let file = SourceFile(path: "Sources/A/B.swift", text: "let a = 1\n\nlet b = try! f()\n")
        #expect(
            ForbiddenCodeRule.violations(in: file).map(\.description)
                == ["Sources/A/B.swift:3: try!: throw the error on."])
    }
}
