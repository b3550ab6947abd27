import Tabular

/// What both sample plants hold: eight machines, twelve readings of each, what failed and was changed,
/// and twelve jobs. Times are ticks, or hours since 1 March 2025, 11:00 UTC.
enum PlantFile {
    struct Machine {
        let id: String
        let kind: String
        let model: String
        let installed: Int
        /// In kW.
        let power: Double
        /// How often it was taken apart; nil where nobody knows.
        let overhauls: Int?
        let isLeased: Bool
    }

    struct Reading {
        let machine: String
        let time: Int
        /// In °C.
        let temperature: Double
        /// In mm/s.
        let vibration: Double
        var isBad = false
    }

    struct Failure {
        let id: String
        let machine: String
        let component: String
        let failed: Int
        var restored: Int?
    }

    struct Job {
        let id: String
        let machine: String
        let sequence: Int
        let product: String
        /// In N·m.
        let torque: Double
        let outcome: String?
    }

    static let machines = (1...8).map { number in
        Machine(
            id: "M-\(number)", kind: ["pump", "fan", "compressor"][number % 3],
            model: ["K20", "K30"][number % 2], installed: number % 2, power: 7.5 * Double(number),
            overhauls: number == 5 ? nil : number % 3, isLeased: number % 4 == 0)
    }

    /// The second and the sixth machine stand from their failures on.
    static let readings: [Reading] = (1...8).flatMap { number in
        (1...(lastReading[number] ?? 12)).map { reading(of: number, $0) }
    }

    private static let lastReading = [2: 9, 6: 11]

    private static func reading(of number: Int, _ time: Int) -> Reading {
        let warming = 1.25 * Double(time * (number % 3 + 1))
        let wear = 0.127 * Double(time) + 0.254 * Double(number)
        return Reading(
            machine: "M-\(number)", time: time, temperature: 40 + Double(number) + warming,
            vibration: 1.5 + wear, isBad: number == 3 && time == 5)
    }

    static let failures = [
        Failure(id: "F-2", machine: "M-2", component: "bearing", failed: 9),
        Failure(id: "F-4", machine: "M-4", component: "seal", failed: 6, restored: 8),
        Failure(id: "F-6", machine: "M-6", component: "bearing", failed: 11),
    ]

    /// Of the sixth machine by plan, of the fourth because it had failed.
    static let replacements: [(machine: String, component: String, time: Int, isPlanned: Bool)] = [
        ("M-6", "bearing", 5, true), ("M-4", "seal", 8, false),
    ]

    /// The third machine stood until the third hour.
    static let states: [(machine: String, from: Int, to: Int?, state: String, load: String?)] = [
        ("M-1", 0, 6, "run", "low"), ("M-1", 6, nil, "run", "high"),
        ("M-3", 0, 3, "stop", nil), ("M-3", 3, nil, "run", "low"),
    ]

    static let jobs = (1...12).map { number in
        Job(
            id: "J-\(number)", machine: "M-\(number % 8 + 1)", sequence: number,
            product: ["disc", "shaft"][number % 2], torque: 30 + 2.5 * Double(number),
            outcome: number == 12 ? nil : outcomes[number] ?? "ok")
    }

    private static let outcomes = [2: "failure", 5: "failure", 6: "aborted", 9: "failure"]
}
