import Tabular

/// The rows that both sample grids hold.
enum MeterRows {
    struct Meter {
        let id: String
        let tariff: String
        let installed: Day
    }

    /// What a meter counted, in kWh; it came in five days later.
    struct Reading {
        let meter: String
        let read: Day
        let energy: Double

        var received: Day { Day(number: read.number + 5) }
    }

    /// What an inspector found; it was filed three days later.
    struct Inspection {
        let id: String
        let meter: String
        let inspected: Day
        let finding: String?

        var filed: Day { Day(number: inspected.number + 3) }
    }

    static let tariffs = ["household", "business", "farm"]

    static let meters: [Meter] = (1...8).map { number in
        let installed = day("2015-03-20").number + 90 * number
        return Meter(
            id: "M-\(number)", tariff: tariffs[number % 3], installed: Day(number: installed))
    }

    /// A year of monthly readings of each meter.
    static let readings: [Reading] = meters.enumerated().flatMap { place, meter in
        (0..<12).map { month -> Reading in
            let read = Day(number: day("2024-01-01").number + 30 * month)
            return Reading(
                meter: meter.id, read: read, energy: 112.5 + Double(10 * place + 5 * month))
        }
    }

    static let inspections: [Inspection] = [
        inspection(1, of: 1, "2024-06-10", "sound"), inspection(2, of: 2, "2024-06-11", "tampered"),
        inspection(3, of: 3, "2024-06-12", "sound"), inspection(4, of: 4, "2024-06-13", "tampered"),
        inspection(5, of: 5, "2024-07-01", "sound"), inspection(6, of: 6, "2024-07-20", "sound"),
        inspection(7, of: 7, "2024-08-02", "tampered"), inspection(8, of: 8, "2024-08-15", "sound"),
        inspection(9, of: 1, "2024-10-10", "tampered"),
        inspection(10, of: 2, "2024-10-11", "sound"),
        inspection(11, of: 3, "2024-11-12", "sound"), inspection(12, of: 5, "2024-12-05", nil),
    ]

    private static func inspection(
        _ number: Int, of meter: Int, _ text: String, _ finding: String?
    ) -> Inspection {
        Inspection(id: "I-\(number)", meter: "M-\(meter)", inspected: day(text), finding: finding)
    }

    private static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }
}
