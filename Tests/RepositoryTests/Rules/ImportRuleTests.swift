import Testing

@Suite struct `Import rule` {
    private let rule = ImportRule(
        manifest: Manifest(targets: [
            .init(
                name: "Learning", type: "regular", path: "Sources/Learning", targets: [],
                products: []),
            .init(
                name: "Federation", type: "regular", path: "Sources/Federation",
                targets: ["Learning"], products: ["GRDB"]),
            .init(
                name: "FederationHTTP", type: "regular", path: "Sources/FederationHTTP",
                targets: [],
                products: []),
            .init(
                name: "NodeTests", type: "test", path: "Tests/NodeTests", targets: ["bank-node"],
                products: []),
        ]))

    private func count(_ text: String, in path: String) -> Int {
        rule.violations(in: SourceFile(path: path, text: text)).count
    }

    @Test(arguments: [
        "import Messaging", "package import Messaging", "@preconcurrency import Messaging",
        "import struct Messaging.Digest", "@testable internal import Messaging", "import Testing",
    ])
    func `finds a module that is not declared`(line: String) {
        #expect(count(line, in: "Sources/Federation/Rounds/A.swift") == 1)
    }

    @Test(arguments: [
        "import Learning", "package import GRDB", "import Foundation", "// import Messaging",
        #"let a = "import Messaging""#, "let important = 1",
    ])
    func `lets pass what is declared or comes with Swift`(line: String) {
        #expect(count(line, in: "Sources/Federation/Rounds/A.swift") == 0)
    }

    @Test func `tells folders apart that start alike`() {
        #expect(count("import Learning", in: "Sources/FederationHTTP/A.swift") == 1)
        #expect(count("import Messaging", in: "Plugins/A.swift") == 0)
    }

    @Test func `gives tests the test library, and knows a module by its target's name`() {
        #expect(count("import Testing\nimport bank_node", in: "Tests/NodeTests/A.swift") == 0)
    }
}
