import Documents
import Learning
import Tabular

/// A clean hospital of 240 visits over four months of 2025, with no relation between what was
/// measured and what was found, and whatever a test spoils of it.
struct TrapHospital {
    /// One visit with what was measured in it and its final code.
    struct Visit {
        var number: Int
        let month: Int
        let day: String
        var glucose: Double?
        var isGlucoseOrdered = true
        var celsius: Double
        var troponin: Double
        var isCase: Bool
        var code: String
        var recorded: String

        /// The same under another key.
        func again(as number: Int) -> Visit {
            var copy = self
            copy.number = number
            return copy
        }
    }

    private(set) var visits: [Visit]

    init(visits: [Visit]) { self.visits = visits }

    init() {
        var generator = SeededGenerator(seed: 11)
        func below(_ count: UInt64) -> Double { Double(generator.next() % count) }
        visits = (0..<240).map { number in
            let month = 3 + number % 4
            let day = "2025-0\(month)-\(10 + number / 4 % 18)"
            let isCase = below(2) == 1
            return Visit(
                number: number, month: month, day: day, glucose: 5 + below(40) / 10,
                celsius: 36 + below(20) / 10, troponin: 5 + below(60), isCase: isCase,
                code: isCase ? "I21.4" : "I50.1", recorded: "\(day)T20:00:00Z")
        }
    }

    /// The hospital after a change of each visit.
    func changed(_ change: (inout Visit) -> Void) -> TrapHospital {
        var hospital = self
        for place in hospital.visits.indices { change(&hospital.visits[place]) }
        return hospital
    }

    static let target: JSONValue = [
        "kind": "final-diagnosis", "words": "infarction", "icd": "ICD-10",
        "groups": SmallStudy.groups, "symptoms": ["R", "Z"],
        "positive": ["acute_coronary_syndrome"],
    ]

    static let requests = [
        SmallStudy.sex, SmallStudy.number("age", specials: []),
        SmallStudy.number("glucose_last", hours: 24),
        SmallStudy.number("temperature_last", hours: 24),
        SmallStudy.number("troponin_t_last", hours: 24),
    ]

    func report(target: JSONValue = TrapHospital.target) throws -> QualityReport {
        try SmallStudy.report(visits.flatMap(rows), TrapHospital.requests, target: target)
    }

    /// Its rows of the study that the loader reads.
    func load(_ loader: FrameLoader) throws -> LoadedFrame {
        try SmallHospital(visits.flatMap(rows)).read(schema: loader.resolver.schema) {
            try loader.load($0, in: $1)
        }
    }

    private func rows(_ visit: Visit) -> [String] {
        let (person, id) = ("p\(visit.number)", "v\(visit.number)")
        func result(_ what: String, _ value: Double?, _ unit: String) -> String {
            HospitalRows.result(
                id, what, value, collected: "\(visit.day)T10:30:00Z",
                resulted: "\(visit.day)T11:15:00Z", unit: unit, of: person)
        }
        return [
            HospitalRows.patient(
                person, sex: visit.number % 3 == 0 ? "male" : "female",
                born: 1935 + visit.number * 7 % 50),
            HospitalRows.visit(
                id, of: person, began: "\(visit.day)T10:00:00Z", ended: "\(visit.day)T20:00:00Z"),
            result("temperature", visit.celsius, "°C"),
            result("troponin_t", visit.troponin, "ng/L"),
            HospitalRows.code(
                id, visit.code, of: person, onset: "\(visit.day)T10:00:00Z",
                recorded: visit.recorded),
        ] + (visit.isGlucoseOrdered ? [result("glucose", visit.glucose, "mmol/L")] : [])
    }
}

extension QualityReport {
    /// The ids of what warns or fails, each once, in order of the alphabet.
    var fired: [String] { Set((results(.warn) + results(.fail)).map(\.id)).sorted() }

    func result(_ id: String, _ place: String) -> QualityResult? {
        results.first { $0.id == id && $0.place == place }
    }
}
