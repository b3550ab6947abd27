import Documents
import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `Population of a study of machines` {
    private static let hour = Readings.hour

    static let usage: JSONValue = [
        "observation": "dated", "axis": "usage", "tick": "cycle", "decision": "tick",
        "minimumTicks": 1,
        "quantities": [
            [
                "quantity": "core_speed", "dimension": "rotation", "unit": "rpm", "resolution": 2,
                "range": [8900, 9400],
            ]
        ],
    ]

    @Test func `on an axis of usage asks at every tick`() throws {
        let population = try Population(Self.usage)
        #expect(population.decision == .tick)
        #expect(population.axis == .usage(tick: "cycle"))
        #expect(population.step == 1)
        #expect(population.declared.map(\.name) == ["core_speed"])
        #expect(population.quantities.count == MachineFailure.standardQuantities.count + 1)
    }

    @Test func `on the calendar asks every hour unless it says otherwise`() throws {
        let plain = try Population(
            ["observation": "dated", "axis": "calendar", "decision": "grid"])
        #expect(plain.step == Self.hour)
        #expect(plain.running == Self.hour / 2)
        let speed = try #require(plain.quantities.first { $0.name == "speed" })
        #expect(plain.longestHold(of: speed) == 3 * Self.hour)

        let dense = try Population([
            "observation": "dated", "axis": "calendar", "decision": "grid", "step": "15min",
            "running": "1h", "interval": "1min",
            "quantities": [
                [
                    "quantity": "speed", "dimension": "rotation", "unit": "1/min", "resolution": 0,
                    "range": [0, 3000], "stepped": true, "interval": "10s", "limit": 2900,
                ]
            ],
        ])
        #expect(dense.step == Self.hour / 4)
        let own = try #require(dense.quantities.last)
        #expect(own.isStepped && own.limit == 2_900)
        #expect(dense.longestHold(of: own) == 30_000)
        #expect(dense.quantities.filter { $0.name == "speed" } == [own])
        let flow = try #require(dense.quantities.first { $0.name == "flow" })
        #expect(dense.longestHold(of: flow) == 180_000)
    }

    @Test func `of jobs has no axis`() throws {
        let jobs = try Population(["observation": "record", "decision": "job"])
        #expect(jobs.decision == .job)
        #expect(jobs.axis == nil)
    }

    @Test(arguments: [
        ("dated", "calendar", "tick"), ("dated", "usage", "grid"), ("dated", "usage", "job"),
    ])
    func `goes with one kind of decision`(observation: String, axis: String, decision: String) {
        var members: [JSONMember] = [
            .init(key: "observation", value: .string(observation)),
            .init(key: "axis", value: .string(axis)),
            .init(key: "decision", value: .string(decision)),
        ]
        if axis == "usage" { members.append(.init(key: "tick", value: "cycle")) }
        #expect(throws: StudyError.self) { try Population(.object(members)) }
    }

    @Test func `refuses a length of time of the other axis`() {
        #expect(
            throws: StudyError.otherAxis(path: "population.step", isUsage: false)
        ) {
            try Population([
                "observation": "dated", "axis": "calendar", "decision": "grid", "step": 10,
            ])
        }
        let error = StudyError.otherAxis(path: "population.step", isUsage: false)
        #expect(
            error.description
                == """
                population.step: a study on the calendar writes a duration with its unit, such as \
                7d or 2h
                """)
    }

    @Test func `refuses keys that mean nothing in it`() {
        #expect(throws: StudyError.self) {
            try Population(["observation": "record", "decision": "job", "axis": "usage"])
        }
        #expect(throws: StudyError.self) {
            try Population([
                "observation": "dated", "axis": "calendar", "decision": "grid", "tick": "cycle",
            ])
        }
        #expect(throws: StudyError.self) {
            try Population([
                "observation": "dated", "axis": "usage", "tick": "cycle", "decision": "tick",
                "step": 2,
            ])
        }
    }

    @Test func `asks after the first tick unless it wants more of them`() throws {
        #expect(try Population(Self.usage).minimumTicks == 1)
        let five = try Population([
            "observation": "dated", "axis": "usage", "tick": "cycle", "decision": "tick",
            "minimumTicks": 5,
        ])
        #expect(five.minimumTicks == 5)
        #expect(throws: StudyError.self) {
            try Population([
                "observation": "dated", "axis": "usage", "tick": "cycle", "decision": "tick",
                "minimumTicks": 0,
            ])
        }
    }

    private func declaring(_ quantity: JSONValue, _ more: [JSONValue] = []) throws -> Population {
        try Population([
            "observation": "dated", "axis": "usage", "tick": "cycle", "decision": "tick",
            "quantities": .array([quantity] + more),
        ])
    }

    @Test func `refuses quantities that are declared twice or in another unit`() {
        let speed: JSONValue = [
            "quantity": "speed", "dimension": "rotation", "unit": "rpm", "resolution": 2,
            "range": [0, 9000],
        ]
        #expect(throws: StudyError.quantityTwice("speed")) { try declaring(speed, [speed]) }
        #expect(
            throws: StudyError.quantityUnit(
                path: "population.quantities[0].unit", unit: "Hz", canonical: "1/min")
        ) {
            try declaring([
                "quantity": "speed", "dimension": "rotation", "unit": "Hz", "resolution": 2,
                "range": [0, 9000],
            ])
        }
        #expect(throws: StudyError.emptyRange(path: "population.quantities[0].range")) {
            try declaring([
                "quantity": "speed", "dimension": "rotation", "unit": "rpm", "resolution": 2,
                "range": [9000, 0],
            ])
        }
    }

    @Test func `makes every statistic of every quantity a feature`() throws {
        let features = try MachineFailure.features(population: Self.usage)
        let names = features.map(\.name)
        #expect(Set(names).count == names.count)
        for statistic in QuantityStatistic.allCases {
            #expect(names.contains("core_speed_\(statistic.rawValue)"))
        }
        let residual = try #require(features.first { $0.name == "core_speed_residual" })
        #expect(residual.specials == ["no_baseline"])
        #expect(residual.windowing == .required)
        #expect(residual.label == "Departure of core speed from healthy")
        let heat = try #require(features.first { $0.name == "oil_temperature_slope" })
        #expect(heat.unit == "K/cycle")
        #expect(heat.sign == .plus)
        for feature in features {
            #expect(!feature.label.isEmpty && !feature.reason.isEmpty, "\(feature.name)")
        }
    }

    @Test func `keeps the asset's age out of an axis of usage`() throws {
        func age(_ population: JSONValue) throws -> DomainFeature? {
            try MachineFailure.features(population: population).first { $0.name == "asset_age" }
        }
        let usage = try #require(try age(Self.usage))
        guard case .off = usage.availability else {
            Issue.record("the tick itself tells life in a fleet that runs to failure")
            return
        }
        let calendar = try #require(
            try age(["observation": "dated", "axis": "calendar", "decision": "grid"]))
        #expect(calendar.availability == .on)
        #expect(calendar.unit == "h")
    }
}
