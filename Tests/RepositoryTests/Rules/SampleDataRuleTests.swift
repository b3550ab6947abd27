import Testing

@Suite struct `Sample data rule` {
    @Test func `finds a set without README, owner or licence`() {
        let set = "SampleData/credit-risk/sba"
        #expect(SampleDataRule.set(set, readme: nil).count == 1)
        #expect(SampleDataRule.set(set, readme: "Loans.").count == 2)
        #expect(SampleDataRule.set(set, readme: "Owner: SBA.").count == 1)
        #expect(SampleDataRule.set(set, readme: "Owner: SBA. License: public domain.") == [])
    }

    @Test func `knows a set from a domain's own file`() {
        let paths = [
            "SampleData/credit-risk/demo.json", "SampleData/credit-risk/sba/study.json",
            "SampleData/credit-risk/sba/us-bank/mapping.json", "Sources/A/B/C.swift",
        ]
        #expect(SampleDataRule.sets(in: paths) == ["SampleData/credit-risk/sba"])
    }

    @Test func `finds too much data`() {
        #expect(SampleDataRule.size(25_000_000) == [])
        #expect(SampleDataRule.size(25_000_001).count == 1)
    }
}
