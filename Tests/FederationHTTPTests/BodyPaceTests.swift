import FederationHTTP
import Testing

@Suite struct `The pace of a body` {
    /// Whether a body goes on after each chunk of so many bytes at such a time.
    private func goesOn(_ chunks: [(bytes: Int, at: Duration)]) -> [Bool] {
        var pace = BodyPace(span: .seconds(30), bytesPerSecond: 10)
        return chunks.map { pace.accept($0.bytes, at: $0.at) }
    }

    @Test func `asks for enough bytes in each span, not in all`() {
        let chunks = [(1_000_000, Duration.seconds(1)), (1, .seconds(31)), (299, .seconds(61))]
        #expect(goesOn(chunks) == [true, true, false])
    }

    @Test func `lets a slow line go on for hours`() {
        let chunks = (1...1000).map { (300, Duration.seconds(30 * $0)) }
        #expect(goesOn(chunks).allSatisfy { $0 })
    }

    @Test func `is not judged before a span is over`() {
        #expect(goesOn([(1, .milliseconds(29_999)), (1, .seconds(30))]) == [true, false])
    }
}
