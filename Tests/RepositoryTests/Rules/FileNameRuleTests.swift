import Testing

@Suite struct `File name rule` {
    @Test(arguments: [
        "Sources/A/Utilities.swift", "Sources/A/Helpers/B.swift", "Sources/A/KeyManager.swift",
        "Tests/A/TestHelpers.swift", "Sources/A/Common.swift", "Sources/A/Types/B.swift",
        "Sources/A/Misc.swift", "Sources/A/utils.swift", "Sources/A/Helpers+Text.swift",
    ])
    func `finds`(path: String) {
        #expect(FileNameRule.violations(in: path).count == 1)
    }

    @Test(arguments: [
        "Sources/A/MessageType.swift", "Sources/A/CommonCause.swift", "Sources/A/Roster.swift",
        "SampleData/x/common.json", "Sources/A/Typesetting.swift",
    ])
    func `lets pass`(path: String) {
        #expect(FileNameRule.violations(in: path) == [])
    }
}
