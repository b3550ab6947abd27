import Testing

@Suite struct `Chance and time rule` {
    private func count(_ text: String, in path: String) -> Int {
        ChanceAndTimeRule.violations(in: SourceFile(path: path, text: text)).count
    }

    @Test(arguments: [
        "let now = Date()", "let now = Date.now", "let a = Int.random(in: 0..<9)",
        "var g = SystemRandomNumberGenerator()", "try await Task.sleep(for: .seconds(1))",
        "usleep(10)", "a.shuffled()", "a.randomElement()",
    ])
    func `finds in product code`(text: String) {
        for path in ["Sources/Learning/A.swift", "Domains/CreditRisk/Module/A.swift"] {
            #expect(count(text, in: path) == 1)
        }
        for path in ["Sources/Tributary/A.swift", "Domains/X/Node/A.swift", "Tests/A/B.swift"] {
            #expect(count(text, in: path) == 0)
        }
    }

    @Test(arguments: [
        "try await clock.sleep(for: delay)", "func sleep(until deadline: Instant)",
        "let date = Date(timeIntervalSince1970: 0)", "// never Date() here", #"let a = "Date()""#,
        "let upDate = update()", "values.shuffled(using: &generator)",
    ])
    func `lets pass what is handed in`(text: String) {
        #expect(count(text, in: "Sources/Learning/A.swift") == 0)
    }

    @Test func `lets owners have what they own, and only that`() {
        let entropy = "Sources/Messaging/Identity/Keys/SystemEntropy.swift"
        #expect(count("SystemRandomNumberGenerator()", in: entropy) == 0)
        #expect(
            count("SystemRandomNumberGenerator()", in: "Sources/Learning/SystemEntropy.swift") == 1)
        #expect(count("Date()", in: entropy) == 1)
        #expect(count("Date()", in: "Sources/Institution/Node.swift") == 0)
        #expect(count("Int.random(in: 0...1)", in: "Sources/Institution/Node.swift") == 1)
    }
}
