import FederationHTTP
import Messaging

/// Members that do what members do: each sends an answer until it has its receipt, then the next.
struct WorkingMembers: Sendable {
    let federation: TestFederation
    let members: [TestMember]
    let payloadBytes: Int

    /// What became of their requests; a failed one is sent again.
    struct Work: Sendable {
        var latencies: [Duration] = []
        var failures: [String] = []
        var elapsed: Duration = .zero

        var perSecond: Double { Double(latencies.count) / (elapsed / .seconds(1)) }

        /// The latency that so many in a hundred do not exceed; zero if there was none.
        func percentile(_ hundredths: Int) -> Duration {
            let sorted = latencies.sorted()
            return sorted.isEmpty ? .zero : sorted[(sorted.count - 1) * hundredths / 100]
        }
    }

    /// Each member goes on until `isDone` of its number of receipts and the time since the start.
    func work(
        at address: NetworkAddress, until isDone: @escaping @Sendable (Int, Duration) -> Bool
    ) async throws -> Work {
        let clock = ContinuousClock()
        let start = clock.now
        var work = Work()
        try await withThrowingTaskGroup(of: Work.self) { group in
            for member in members {
                group.addTask { try await one(member, at: address, from: start, isDone) }
            }
            for try await part in group {
                work.latencies += part.latencies
                work.failures += part.failures
            }
        }
        work.elapsed = start.duration(to: clock.now)
        return work
    }

    private func one(
        _ member: TestMember, at address: NetworkAddress, from start: ContinuousClock.Instant,
        _ isDone: @Sendable (Int, Duration) -> Bool
    ) async throws -> Work {
        let clock = ContinuousClock()
        let transport = try HTTPTransport(
            to: address, identity: member.identity, authority: federation.authority)
        let envelope = member.envelope(payloadBytes: payloadBytes)
        var work = Work()
        while !isDone(work.latencies.count, start.duration(to: clock.now)) {
            let before = clock.now
            do {
                _ = try await transport.submit(envelope)
                work.latencies.append(before.duration(to: clock.now))
            } catch {
                work.failures.append("\(error)")
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        await transport.close()
        return work
    }
}
