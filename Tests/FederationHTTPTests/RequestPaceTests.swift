import FederationHTTP
import Testing

@Suite struct `The pace of requests` {
    /// For each visit, by its source and its second, for how many seconds to wait.
    private func waits(
        _ pace: RequestPace<String>, _ visits: [(source: String, second: Int)]
    ) -> [Duration?] {
        var pace = pace
        return visits.map { pace.visit(from: $0.source, at: .seconds($0.second)) }
    }

    /// Ten requests a minute are one in six seconds.
    @Test func `lets ten requests through at once, then one in six seconds`() {
        let ten = [(source: "alder", second: 0)]
        let waits = waits(
            RequestPace(requests: 10, span: .seconds(60)),
            [[(source: String, second: Int)]](repeating: ten, count: 10).flatMap { $0 }
                + [("alder", 2), ("alder", 6), ("alder", 7), ("alder", 66)])
        #expect(
            waits == [Duration?](repeating: nil, count: 10)
                + [.seconds(4), nil, .seconds(5), nil])
    }

    @Test func `is as long as the span once a source has rested`() {
        let visits = (0..<100).map { (source: "alder", second: 6 * $0) }
        let pace = RequestPace<String>(requests: 10, span: .seconds(60))
        #expect(waits(pace, visits).allSatisfy { $0 == nil })
    }

    @Test func `is counted for each source alone`() {
        let waits = waits(
            RequestPace(requests: 1, span: .seconds(60)),
            [("alder", 0), ("birch", 0), ("alder", 0)])
        #expect(waits == [nil, nil, .seconds(60)])
    }

    @Test func `remembers no more sources than it may, and makes room in time`() {
        let pace = RequestPace<String>(requests: 1, span: .seconds(60), sources: 2)
        let waits = waits(
            pace, [("alder", 0), ("birch", 30), ("cedar", 31), ("cedar", 60), ("elder", 62)])
        #expect(waits == [nil, nil, .seconds(60), nil, .seconds(60)])
    }
}
