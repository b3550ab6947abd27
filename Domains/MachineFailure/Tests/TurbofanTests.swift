import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `The five plants of turbofan engines` {
    struct Plant: Sendable, CustomTestStringConvertible {
        let name: String
        let trainCycles: Int
        let testCycles: Int
        let testUnitsNearEnd: Int

        var testDescription: String { name }
    }

    static let plants = [
        Plant(name: "alder", trainCycles: 4_369, testCycles: 2_660, testUnitsNearEnd: 8),
        Plant(name: "birch", trainCycles: 4_266, testCycles: 2_712, testUnitsNearEnd: 5),
        Plant(name: "cedar", trainCycles: 3_828, testCycles: 2_705, testUnitsNearEnd: 3),
        Plant(name: "elm", trainCycles: 4_193, testCycles: 2_550, testUnitsNearEnd: 4),
        Plant(name: "oak", trainCycles: 3_975, testCycles: 2_469, testUnitsNearEnd: 5),
    ]

    @Test(.enabled(if: SamplePlant.isPresent), arguments: plants)
    func `give the published counts through five different mappings`(plant: Plant) throws {
        let loaded = try SamplePlant(set: "turbofan", name: plant.name).load(
            only: ["core_speed_mean_10", "hpt_coolant_flow_mean_30"])
        let frame = loaded.frame
        let train = frame.rows(in: .training)
        // 20 engines a plant: the failing cycle of each is dropped, the 30 before it are positive.
        #expect(train.count == plant.trainCycles - 20)
        #expect(train.reduce(0) { $0 + frame.targets[$1] } == 600)
        let test = frame.rows(in: .holdout)
        #expect(test.count == plant.testCycles)
        #expect(loaded.population.excluded == [.init(reason: "failed", count: 20)])
        #expect(loaded.population.censored == 0)
        var last: [Int: Int] = [:]
        for row in test { last[frame.entities[row]] = row }
        #expect(last.count == 20)
        #expect(
            last.values.reduce(0) { $0 + frame.targets[$1] } == Double(plant.testUnitsNearEnd))
        #expect(frame.columns.allSatisfy { $0.states.allSatisfy { $0 == FrameColumn.value } })
        let failures = try #require(MachineFailure.studyChecks(loaded).first { $0.id == "F9" })
        #expect(failures.count == 20)
        #expect(failures.outcome == .pass)
    }

    @Test(.enabled(if: SamplePlant.isPresent))
    func `answer every feature of the study`() throws {
        let loaded = try SamplePlant(set: "turbofan", name: "birch").load()
        #expect(loaded.frame.columns.count == 28)
        for column in loaded.frame.columns {
            #expect(column.states.allSatisfy { $0 == FrameColumn.value })
        }
        #expect(loaded.findings.allSatisfy { $0.kind == .attested || $0.kind == .outOfRange })
    }

    @Test(.enabled(if: SamplePlant.isPresent), arguments: ["alder", "oak"])
    func `give the field's checks nothing to find`(plant: String) throws {
        let results = try SamplePlant(set: "turbofan", name: plant).fieldChecks()
        #expect(!results.isEmpty)
        for result in results {
            #expect(
                result.outcome == .pass || result.outcome == .notMeasured,
                "\(result.id) \(result.place)")
        }
        #expect(results.first { $0.id == "F14" }?.outcome == .pass)
    }

    @Test(.enabled(if: SamplePlant.isPresent))
    func `read engine 1 of fleet FD001 as it was published`() throws {
        let loaded = try SamplePlant(set: "turbofan", name: "alder").load(
            "study-reference.json",
            only: [
                "asset_age", "lpc_outlet_temperature_last", "hpc_outlet_pressure_last",
                "lpc_outlet_temperature_rise_20",
            ])
        let engine = loaded.rowKeys.indices.filter { loaded.rowKeys[$0].hasPrefix("train-1@") }
        #expect(engine.count == 192)
        let targets = engine.map { loaded.frame.targets[$0] }
        // The reference study counts the failing cycle 192 as positive too.
        #expect(targets == (1...192).map { $0 >= 162 ? 1 : 0 })
        func value(_ name: String, _ place: Int) -> Double? {
            loaded.column(named: name)?.values[engine[place]]
        }
        #expect(value("asset_age", 191) == 192)
        // 641.82 °R and 554.36 psia in its first cycle.
        #expect(value("lpc_outlet_temperature_last", 0) == 83.417)
        #expect(value("hpc_outlet_pressure_last", 0) == 3_822.18)
        #expect(value("lpc_outlet_temperature_rise_20", 0) == 0)
    }

    @Test(.enabled(if: SamplePlant.isPresent))
    func `know how many cycles each engine has left`() throws {
        let loaded = try SamplePlant(set: "turbofan", name: "alder").load(
            "study-life.json", only: ["core_speed_mean_10"])
        let engine = loaded.rowKeys.indices.filter { loaded.rowKeys[$0].hasPrefix("train-1@") }
        #expect(engine.map { loaded.frame.targets[$0] } == (0...191).reversed().map(Double.init))
        // The first test engine was cut off at cycle 31 with 112 left.
        let cut = loaded.rowKeys.indices.filter { loaded.rowKeys[$0].hasPrefix("test-1@") }
        #expect(cut.map { loaded.frame.targets[$0] }.last == 112)
        #expect(loaded.population.censored == 0)
    }
}
