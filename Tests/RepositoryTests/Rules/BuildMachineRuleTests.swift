import Testing

@Suite struct `Build machine rule` {
    @Test(arguments: ["home", "root", "Users", "work", "var/folders"])
    func `finds a path of one machine in any text`(folder: String) {
        let path = "/\(folder)/alder/main"
        for text in [path, "see \(path)", "\"\(path)\"", "(\(path))", "a\nfile://\(path)"] {
            let file = SourceFile(path: "README.md", text: text)
            #expect(BuildMachineRule.paths(in: file).count == (text.contains("://") ? 0 : 1))
        }
    }

    @Test(arguments: [
        "https://example.org/home/page", "Sources/work/A.swift", "$root/Scripts", "~/work/x",
        "the work/life of a node", "/usr/bin/env", "${HOME}/work/",
    ])
    func `lets pass what is no absolute path`(text: String) {
        #expect(BuildMachineRule.paths(in: SourceFile(path: "README.md", text: text)) == [])
    }

    @Test func `finds a host in the manifest that is not github.com`() {
        let url = { (host: String) in
            BuildMachineRule.hosts(
                in: SourceFile(
                    path: "Package.swift",
                    text: "// 6.2\n.package(url: \"https://\(host)/a/b.git\")"))
        }
        #expect(url("github.com") == [])
        #expect(url("packages.example.org").map(\.line) == [2])
        #expect(url("github.com.example.org").count == 1)
    }
}
