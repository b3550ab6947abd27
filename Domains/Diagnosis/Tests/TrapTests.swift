import Diagnosis
import Documents
import Learning
import Tabular
import Testing

/// Each trap of hospital data on a sample that contains it, and what catches it.
@Suite struct `A trap of hospital data` {
    private let clean = TrapHospital()

    @Test func `is not seen in a clean hospital`() throws {
        let report = try clean.report()
        #expect(report.fired == [], "\(report)")
        #expect(report.results.contains { $0.id == "H5" && $0.outcome == .pass })
        #expect(report.results.contains { $0.id == "P2" && $0.outcome == .pass })
    }

    @Test func `is a final code that was given at arrival`() throws {
        let early = clean.changed { $0.recorded = "\($0.day)T10:05:00Z" }
        let fired = try early.report().fired
        #expect(fired.contains("H9") && fired.contains("Y2"))
    }

    @Test func `is a change of the codes' version, which is rare in all and common in a month`()
        throws
    {
        let changed = clean.changed { visit in
            if visit.month == 6, visit.number < 8 { visit.code = "410.1" }
        }
        let report = try changed.report()
        let all = report.result("H7", "condition_occurrence.condition_occurrence_id")
        #expect(all?.outcome == .warn && all?.count == 2 && all?.rows == 240)
        let months = report.result("H7", "condition_occurrence.condition_start_datetime")
        #expect(months?.outcome == .fail && months?.count == 1 && months?.rows == 4)
    }

    @Test func `is mg/dL that the mapping calls mmol/L`() throws {
        let mistaken = clean.changed { $0.glucose = $0.glucose.map { $0 * 18.016 } }
        let report = try mistaken.report()
        let doubt = report.result("P2", "measurement.value_as_number (glucose)")
        #expect(doubt?.outcome == .fail && doubt?.count == 240 && doubt?.rows == 240)
        let others = report.result("P2", "measurement.value_as_number (troponin_t)")
        #expect(others?.outcome == .pass)
    }

    @Test func `is one temperature in twelve in °F, which is set aside and counted`() throws {
        let mistaken = clean.changed { visit in
            if visit.number % 12 == 0 { visit.celsius = visit.celsius * 1.8 + 32 }
        }
        let report = try mistaken.report()
        let doubt = report.result("P2", "measurement.value_as_number (temperature)")
        #expect(doubt?.outcome == .fail && doubt?.count == 20 && doubt?.rows == 240)
        let missing = report.result("M1", "temperature_last")
        #expect(missing?.count == 20)
    }

    @Test func `is a zero for what was not recorded`() throws {
        let zeros = clean.changed { if $0.number % 7 == 0 { $0.glucose = 0 } }
        let report = try zeros.report()
        #expect(report.fired == ["P1"], "\(report)")
        #expect(report.result("M1", "glucose_last")?.count == 35)
    }

    @Test func `is a test that nobody ordered beside one that was lost`() throws {
        let rare = clean.changed { visit in
            if visit.number % 4 == 0 { visit.isGlucoseOrdered = false }
            if visit.number % 4 == 1 { visit.glucose = nil }
        }
        let report = try rare.report()
        let missing = report.result("M1", "glucose_last")
        #expect(missing?.what == "missing values beside not_ordered 25 %")
        #expect(missing?.count == 60 && missing?.rows == 240)
        #expect(try clean.report().result("M1", "glucose_last")?.what == "missing values")
    }

    @Test func `is a new analyser`() throws {
        let replaced = clean.changed { if $0.month >= 5 { $0.troponin *= 2 } }
        let report = try replaced.report()
        #expect(report.fired == ["H5"])
        let step = report.result("H5", "measurement.value_as_number (troponin_t)")
        #expect(step?.count == 1 && step?.rows == 3)
        let others = report.result("H5", "measurement.value_as_number (glucose)")
        #expect(others?.count == 0 && others?.rows == 3)
    }

    @Test func `is a predictor that follows the diagnosis`() throws {
        let leaked = clean.changed { $0.troponin = $0.isCase ? 60 + $0.troponin : $0.troponin }
        #expect(try leaked.report().fired.contains("L1"))
    }

    @Test func `is a predictor that the target's own definition looks at`() throws {
        guard case .object(let members) = TrapHospital.target else { return }
        let target = JSONValue.object(
            members + [JSONMember(key: "incorporated", value: ["troponin_t"])])
        let report = try clean.report(target: target)
        #expect(report.fired == ["incorporated"])
        let marked = report.results.filter { $0.id == "incorporated" }
        #expect(marked.map(\.feature) == ["troponin_t_last"])
        let waiver = QualityWaiver(
            check: "incorporated", feature: "troponin_t_last",
            reason: "part of the definition; a run without it is reported too", who: "operator")
        #expect(
            report.waived(by: [waiver]).results.allSatisfy {
                $0.id != "incorporated" || $0.waiver == waiver
            })
    }

    @Test func `is a visit that was entered twice`() throws {
        let first = clean.visits[0]
        let twice = TrapHospital(visits: clean.visits + [first.again(as: 600)])
        let report = try twice.report()
        #expect(report.fired == ["C1"])
        let rows = report.result("C1", "rows")
        #expect(rows?.count == 1 && rows?.rows == 241)
    }
}
