import FederationHTTP
import Foundation
import Testing

/// A listener, three members that work and one of ill will.
struct LoadScene: Sendable {
    struct Measurement: Sendable {
        let work: WorkingMembers.Work
        let mebibytes: Double
    }

    private let federation: TestFederation
    private let server: TestMember
    private let mallory: TestMember
    private let working: WorkingMembers
    /// How long each measurement takes; nil for a number of receipts.
    private let seconds: Int?

    /// `TRIBUTARY_LOAD_SECONDS`.
    static let secondsAskedFor = ProcessInfo.processInfo.environment["TRIBUTARY_LOAD_SECONDS"]
        .flatMap { Int($0) }
    /// Of each member, where no time is given.
    private static let receipts = 40
    /// What connections and the attackers themselves may take, besides bodies.
    private static let allowedMebibytes = 128.0

    init(seconds: Int?) throws {
        let federation = try TestFederation()
        self.federation = federation
        self.seconds = seconds
        server = try federation.member("coordinator", hosts: ["127.0.0.1"])
        mallory = try federation.member("mallory")
        working = WorkingMembers(
            federation: federation,
            members: try ["alder", "birch", "cedar"].map { try federation.member($0) },
            payloadBytes: 16 << 10)
    }

    private var limits: ServerLimits {
        var limits = ServerLimits()
        limits.bodyMemory = 32 << 20
        limits.bodyMemoryPerSender = 8 << 20
        // What is measured is not the pace.
        limits.requestsPerSecond = 1_000_000
        return limits
    }

    /// Measures the quiet listener, then beside each of `attacks`.
    func run(attacks: [[HostileLoad]]) async throws {
        try await RunningServer.with(
            federation, LoadedCoordinator(members: working.members + [mallory]),
            as: CurrentIdentity(server.identity), limits: limits
        ) { running in
            _ = try await measure(running, under: [])
            let quiet = try await measure(running, under: [])
            print("quiet", quiet, beside: quiet)
            let bound = quiet.mebibytes + Double(limits.bodyMemory >> 20) + Self.allowedMebibytes
            let least = seconds == nil ? Self.receipts * working.members.count : 1
            for kinds in attacks {
                let loaded = try await measure(running, under: kinds)
                let name = kinds.count == 1 ? kinds[0].rawValue : "all of these at once"
                print(name, loaded, beside: quiet)
                #expect(loaded.work.latencies.count >= least, "\(name)")
                #expect(loaded.mebibytes < bound, "\(name)")
            }
        }
    }

    private func measure(
        _ running: RunningServer, under kinds: [HostileLoad]
    ) async throws -> Measurement {
        let (address, seconds) = (try running.address, seconds)
        return try await HostileLoad.during(
            kinds, port: running.port, federation: federation, as: mallory
        ) {
            let (work, mebibytes) = try await ResidentMemory.peak {
                try await working.work(at: address) { count, elapsed in
                    seconds.map { elapsed >= .seconds($0) } ?? (count >= Self.receipts)
                }
            }
            return Measurement(work: work, mebibytes: mebibytes)
        }
    }

    /// One line of the script's table: figures, and their ratios to those of a quiet listener.
    private func print(_ name: String, _ measured: Measurement, beside quiet: Measurement) {
        guard seconds != nil else { return }
        let (work, calm) = (measured.work, quiet.work)
        let figures = [
            work.perSecond, work.perSecond / calm.perSecond,
            work.percentile(50) / .milliseconds(1), work.percentile(50) / calm.percentile(50),
            work.percentile(99) / .milliseconds(1), work.percentile(99) / calm.percentile(99),
            measured.mebibytes, measured.mebibytes / quiet.mebibytes,
        ]
        let columns = figures.map { String(format: "%9.2f", $0) }.joined()
        let title = name.padding(toLength: 34, withPad: " ", startingAt: 0)
        Swift.print("load | \(title)\(columns)\(String(format: "%8d", work.failures.count))")
    }
}
