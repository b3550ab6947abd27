import Testing

@Suite struct `Guide rule` {
    private let rule = GuideRule(swiftFiles: [
        SourceFile(
            path: "Domains/Birds/Module/Birds.swift",
            text: """
                enum Birds {
                    static let name = "birds"

                    static let wings = 2
                    static let legs = 2
                }
                """)
    ])

    private func lines(_ fragment: String) -> [Int] {
        let text = "# Birds\n\n```swift\n\(fragment)\n```\n"
        return rule.violations(in: SourceFile(path: "Domains/README.md", text: text)).map(\.line)
    }

    @Test func `takes a fragment as it stands, however it is indented`() {
        #expect(lines("static let name = \"birds\"\nstatic let wings = 2") == [])
        #expect(lines("    enum Birds {\n        static let name = \"birds\"") == [])
    }

    @Test func `takes what is left out for whatever it is`() {
        #expect(lines("enum Birds {\n    …\n    static let legs = 2\n}") == [])
    }

    @Test func `finds a fragment that no file holds, or not together`() {
        #expect(lines("static let wings = 3") == [4])
        #expect(lines("enum Birds {\n    static let legs = 2\n}") == [4])
        #expect(lines("enum Birds {\n    …\n    static let arms = 2\n}") == [6])
    }

    @Test func `looks at guides and at Swift only`() {
        let text = "```json\n{\"wings\": 3}\n```\n"
        #expect(rule.violations(in: SourceFile(path: "README.md", text: text)) == [])
        let swift = SourceFile(path: "A.swift", text: "```swift\nlet wings = 3\n```\n")
        #expect(rule.violations(in: swift) == [])
    }
}
