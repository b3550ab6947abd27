import Testing

/// A child process of each format must not take more than four times an input and 1 MiB.
@Suite(.timeLimit(.minutes(15))) struct `Memory for what is read` {
    @Test(arguments: FuzzFormat.allCases.filter { ![.transcript, .database].contains($0) })
    func `grows with the input, not with what it says`(format: FuzzFormat) async throws {
        await #expect(processExitsWith: .success) { [format] in
            let seeds = try await format.seeds()
            for round in 0..<min(100, format.shortRounds) {
                let input = format.input(round: round, from: seeds)
                DataLimit.with(allowance: 4 * input.count + (1 << 20)) {
                    _ = try? format.read(input)
                }
            }
        }
    }

    @Test func `is limited indeed`() async {
        await #expect(processExitsWith: .failure) {
            let bytes = DataLimit.with(allowance: 1 << 20) {
                [UInt8](repeating: 1, count: 256 << 20)
            }
            print(bytes.count)
        }
    }
}
