import Testing

@Suite(.timeLimit(.minutes(15)), .serialized) struct `Values planted in every column` {
    @Test(arguments: [SampleSet.german, .sba, .heart, .milling])
    func `are found in no message, log, transcript or report`(set: SampleSet) async throws {
        let run = try await CanaryRun(set)
        // Dates and closed lists of codes can't hold a stranger's value: what refuses it is searched.
        #expect(run.databases.allSatisfy { $0.canaries.count >= 8 && $0.refusals.count < 20 })
        #expect(try await run.findings() == [:])
    }

    /// The test of the test: somebody types a row's values into a waiver's reason.
    @Test func `are found wherever they go once one of them leaks`() async throws {
        let run = try await CanaryRun(.german)
        let text = try #require(
            run.databases[0].canaries.lazy.compactMap { canary -> (String, String)? in
                if case .text(let text) = canary.value { (canary.place, text) } else { nil }
            }.first)
        let number = try #require(
            run.databases[0].canaries.lazy.compactMap { canary -> (String, String)? in
                if case .integer(let value) = canary.value {
                    (canary.place, "\(value)")
                } else {
                    nil
                }
            }.first)
        let leaked: Set = ["\(text.0) as text", "\(number.0) as text"]
        let findings = try await run.findings(waiving: "see \(text.1), \(number.1)")
        #expect(findings["messages"] == leaked)
        #expect(findings["transcript"]?.isSuperset(of: leaked) == true)
        #expect(findings["report"] == leaked)
    }
}
