import Documents
import Testing

@Suite struct `Nearest name` {
    private let names = [
        "ridge", "rounds", "tolerance", "learningRate", "minimumRows", "columnRate",
    ]

    @Test(
        arguments: [
            ("rigde", "ridge"), ("Ridge", "ridge"), ("round", "rounds"),
            ("learning_rate", "learningRate"),
            ("learnignRate", "learningRate"), ("tolerence", "tolerance"), ("minRows", nil),
            ("x", nil),
            ("", nil), ("lambda", nil), (String(repeating: "r", count: 100), nil),
        ] as [(String, String?)])
    func `is the one with the fewest slips, if they are few`(written: String, meant: String?) {
        #expect(NearestName.of(written, among: names) == meant)
    }

    @Test func `is the first of equals`() {
        #expect(NearestName.of("cat", among: ["bat", "rat", "cut"]) == "bat")
    }

    @Test func `is none among none`() {
        #expect(NearestName.of("ridge", among: []) == nil)
    }
}
