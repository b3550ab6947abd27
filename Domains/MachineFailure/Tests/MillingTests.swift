import Federation
import Foundation
import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `The three milling lines` {
    struct Line: Sendable, CustomTestStringConvertible {
        let name: String
        let pieces: Int
        let failures: Int
        let testFailures: Int

        var testDescription: String { name }
    }

    static let lines = [
        Line(name: "larch", pieces: 6_000, failures: 235, testFailures: 71),
        Line(name: "maple", pieces: 2_997, failures: 83, testFailures: 25),
        Line(name: "hazel", pieces: 1_003, failures: 21, testFailures: 6),
    ]

    @Test(.enabled(if: SamplePlant.isPresent), arguments: lines)
    func `give the published counts through three different mappings`(line: Line) throws {
        let loaded = try SamplePlant(set: "milling", name: line.name).load()
        let frame = loaded.frame
        #expect(frame.rowCount == line.pieces)
        #expect(frame.targets.reduce(0, +) == Double(line.failures))
        let test = frame.rows(in: .holdout)
        #expect(test.reduce(0) { $0 + frame.targets[$1] } == Double(line.testFailures))
        #expect(loaded.population.excluded.isEmpty)
        #expect(loaded.times.isEmpty)
        // Each work piece is an entity of its own.
        #expect(Set(frame.entities).count == line.pieces)
    }

    @Test(.enabled(if: SamplePlant.isPresent))
    func `read the first published piece in one line's own units`() throws {
        let loaded = try SamplePlant(set: "milling", name: "maple").load()
        let row = try #require(loaded.rowKeys.firstIndex(of: "M14860"))
        func value(_ name: String) -> Double? { loaded.column(named: name)?.values[row] }
        // Published: 298.1 K, 308.6 K, 1,551 rpm, 42.8 N·m, no wear yet.
        #expect(value("air_temperature") == 24.95)
        #expect(value("process_temperature") == 35.45)
        #expect(value("spindle_speed") == 1_551)
        #expect(value("torque") == 42.8)
        #expect(value("tool_wear") == 0)
        let rise = try #require(value("temperature_rise"))
        #expect(abs(rise - 10.5) < 1e-9)
        let power = try #require(value("power"))
        #expect(abs(power - 6.9516) < 5e-5)
        #expect(value("overstrain") == 0)
    }

    @Test(
        .enabled(if: SamplePlant.isPresent),
        arguments: ["study", "study-folds", "study-reference"])
    func `are told as a formula of their readings on every report`(name: String) throws {
        let file = SamplePlant.folder.appending(path: "milling/\(name).json")
        let notice = try Study(parsing: Array(Data(contentsOf: file))).terms.notice
        #expect(notice?.hasPrefix("The label is a formula of the readings") == true)
    }

    @Test(.enabled(if: SamplePlant.isPresent), arguments: lines)
    func `give the field's checks nothing to find`(line: Line) throws {
        for result in try SamplePlant(set: "milling", name: line.name).fieldChecks() {
            #expect(
                result.outcome == .pass || result.outcome == .notMeasured,
                "\(result.id) \(result.place)")
        }
    }
}
