import FederationHTTP
import Testing

@Suite struct `The pace of registrations` {
    /// For each visit, by the last part of its address and its second, how many seconds to wait.
    private func waits(
        _ pace: RegistrationPace, _ visits: [(address: Int, second: Int)]
    ) -> [Duration?] {
        var pace = pace
        return visits.map { pace.visit(from: "192.0.2.\($0.address)", at: .seconds($0.second)) }
    }

    @Test func `lets ten requests a minute through, and tells how long to wait`() {
        let ten = (0..<10).map { (address: 1, second: $0) }
        let waits = waits(RegistrationPace(), ten + [(1, 15), (1, 60)])
        #expect(waits == [Duration?](repeating: nil, count: 10) + [.seconds(45), nil])
    }

    @Test func `is counted for each address alone`() {
        let waits = waits(RegistrationPace(requests: 1), [(1, 0), (2, 0), (1, 0)])
        #expect(waits == [nil, nil, .seconds(60)])
    }

    @Test func `remembers no more addresses than it may, and makes room in time`() {
        let pace = RegistrationPace(requests: 1, addresses: 2)
        let waits = waits(pace, [(1, 0), (2, 30), (3, 31), (3, 61), (2, 62)])
        #expect(waits == [nil, nil, .seconds(60), nil, .seconds(28)])
    }
}
