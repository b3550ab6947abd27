import FederationHTTP
import Testing

/// Members that work while others attack their listener: all are served, within bounds of memory.
///
/// Attackers, members and listener share the process and its cores, so the figures hold what the
/// attackers themselves take as well.
@Suite(.serialized, .timeLimit(.minutes(60))) struct `A listener under hostile load` {
    /// In a process of its own, so that its memory is its own.
    @Test func `serves its members, and takes no more memory than its limits say`() async {
        await #expect(processExitsWith: .success) {
            try await LoadScene(seconds: nil).run(attacks: [HostileLoad.allCases])
        }
    }

    /// By Scripts/load: each attack alone, then all together.
    @Test(.enabled(if: LoadScene.secondsAskedFor != nil))
    func `has figures that are printed where they are asked for`() async throws {
        try await LoadScene(seconds: LoadScene.secondsAskedFor).run(
            attacks: HostileLoad.allCases.map { [$0] } + [HostileLoad.allCases])
    }
}
