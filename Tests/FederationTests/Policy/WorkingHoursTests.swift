import Federation
import FederationTesting
import Testing

@Suite struct `Hours of work` {
    private static let evenings = #"""
        {"policy": 1, "learners": ["logistic"], "hours": {"timezone": "America/Los_Angeles",
         "days": ["mon", "tue", "wed", "thu", "fri"], "from": "18:00", "to": "06:00"}}
        """#

    /// Minutes of 2026-11-23, a Monday, in universal time; Los Angeles is eight hours behind.
    private static func monday(_ hour: Int, _ minute: Int = 0) -> UInt64 {
        UInt64(1_795_392_000 + hour * 3600 + minute * 60) * 1000
    }

    private func decision(at moment: UInt64, policy: String = evenings) throws -> Decision {
        try PolicyExample().changed {
            $0.policy = policy
            $0.now = moment
            $0.question = PolicyCase.Asked(
                step: "newton", parameterCount: 8, ownRows: 100, federationRows: 300)
        }.decision
    }

    @Test func `let a question wait until they begin`() throws {
        // 17:59 on Monday there.
        #expect(try decision(at: Self.monday(25, 59)) == .waits(untilMilliseconds: Self.monday(26)))
        #expect(try decision(at: Self.monday(26)) == .allowed)
    }

    @Test func `reach over midnight into a day that has none of its own`() throws {
        // Friday's reach to 06:00 on Saturday; the next begin on Monday at 18:00.
        let saturday = 5 * 24 + 8
        #expect(try decision(at: Self.monday(saturday + 5, 59)) == .allowed)
        #expect(
            try decision(at: Self.monday(saturday + 6))
                == .waits(untilMilliseconds: Self.monday(7 * 24 + 26)))
        // None began on Sunday, so Monday at 05:00 has none.
        #expect(
            try decision(at: Self.monday(13)) == .waits(untilMilliseconds: Self.monday(26)))
    }

    @Test func `follow the zone's summer time`() throws {
        let noon = #"""
            {"policy": 1, "hours": {"timezone": "Europe/Vienna", "days": ["mon"], "from": "12:00",
             "to": "13:00"}}
            """#
        #expect(try decision(at: Self.monday(11), policy: noon) == .allowed)
        // 2026-07-06, a Monday twenty weeks earlier.
        let july = Self.monday(0) - 20 * 7 * 24 * 3_600_000
        #expect(try decision(at: july + 10 * 3_600_000, policy: noon) == .allowed)
        #expect(
            try decision(at: july + 11 * 3_600_000, policy: noon)
                == .waits(untilMilliseconds: july + (7 * 24 + 10) * 3_600_000))
    }

    @Test func `let nothing wait that a study's rules refuse`() throws {
        let refused = try PolicyExample().changed {
            $0.policy = Self.evenings
            $0.now = Self.monday(12)
            $0.fixture = StudyFixture().amount(0...1)
            $0.question = PolicyCase.Asked(
                step: "profile", parameterCount: nil, ownRows: 1, federationRows: nil)
        }.decision
        #expect(refused.refusal?.rule == "smallest-cell")
    }

    private static func hours(
        zone: String = "Europe/Vienna", days: String = #"["mon"]"#, from: String = "18:00",
        to: String = "06:00"
    ) -> String {
        #"{"timezone": "\#(zone)", "days": \#(days), "from": "\#(from)", "to": "\#(to)"}"#
    }

    static let broken: [(hours: String, place: String)] = [
        (hours(zone: "Nowhere/Town"), "timezone"), (hours(days: "[]"), "days"),
        (hours(days: #"["day"]"#), "days"), (hours(from: "24:00"), "from"),
        (hours(to: "6:00"), "to"), (hours(to: "18:00"), "to"),
    ]

    @Test(arguments: broken) func `are read strictly`(hours: String, place: String) {
        let error = #expect(throws: (any Error).self) {
            try Policy(parsing: Array(#"{"policy": 1, "hours": \#(hours)}"#.utf8))
        }
        #expect(error.map { "\($0)".contains("policy.json.hours.\(place)") } == true)
    }
}
