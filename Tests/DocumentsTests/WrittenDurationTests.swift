import Documents
import Testing

@Suite struct `A written duration` {
    @Test(arguments: [
        ("0h", 0), ("90s", 90), ("10min", 600), ("2h", 7_200), ("7d", 604_800),
        ("1000000d", 86_400_000_000),
    ])
    func `is a whole number and its unit`(text: String, seconds: Int) {
        #expect(WrittenDuration(text)?.seconds == seconds)
        #expect(WrittenDuration(text)?.milliseconds == 1_000 * seconds)
    }

    @Test(arguments: [
        "", "2", "h", "-2h", "+2h", "2 h", " 2h", "2h ", "2.5h", "2H", "2m", "2hours", "٢h",
        "1000001s", "999999999999999999999d",
    ])
    func `is nothing else`(text: String) {
        #expect(WrittenDuration(text) == nil)
    }
}
