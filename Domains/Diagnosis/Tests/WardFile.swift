import Tabular

/// What both sample hospitals hold: twenty persons, their visits of March 2025, and what was measured,
/// found and coded. Times are minutes since 1 March 2025, 00:00 UTC.
enum WardFile {
    struct Person {
        let id: String
        let sex: String
        let born: Int
        /// The first day on which the hospital would have seen what happened to the person.
        let watchedFrom: String
    }

    struct Visit {
        let id: String
        let person: String
        var kind = "emergency"
        var complaint = "chest_pain"
        let arrival: String
        let began: Int
        var ended: Int?
        /// From 0 to 10; nil for who couldn't say.
        let pain: Int?
        let isInsured: Bool
    }

    struct Result {
        let visit: String
        let person: String
        let analyte: String
        let collected: Int
        let resulted: Int
        let value: Double
        var isBelow = false
    }

    struct Code {
        let id: String
        let person: String
        var visit: String?
        let icd: String
        var status = "final_principal"
        let onset: Int
        let recorded: Int
    }

    /// One is not watched for a year, one is sixteen.
    static let persons = (1...20).map { number in
        Person(
            id: "P-\(number)", sex: number % 2 == 0 ? "male" : "female",
            born: number == 10 ? 2009 : 1930 + 3 * number,
            watchedFrom: number == 9 ? "2025-01-01" : "2020-01-\(10 + number % 20)")
    }

    /// The number of the visit's person, and the codes with which the visit ended; none for nobody's.
    private static let visited: [(person: Int, codes: [String])] = [
        (1, ["I21.4"]), (2, ["J18.9"]), (3, ["R07.4"]), (4, ["I21.0", "J18.0"]), (5, ["I50.1"]),
        (6, []), (7, ["J18.9"]), (8, ["I26.9"]), (9, ["J18.1"]), (10, ["J18.1"]), (11, ["J18.1"]),
        (12, ["I50.1"]), (1, ["I21.4"]), (2, ["I21.9"]), (13, ["J18.9"]), (14, []), (15, ["I50.0"]),
        (16, ["I21.9"]), (17, ["J18.2"]), (18, ["I50.9"]), (20, ["J18.9"]),
    ]

    /// The thirteenth is the first's person three days later, the fourteenth the second's twenty days
    /// later; the last ends after the extract.
    static let visits: [Visit] = visited.enumerated().map { place, visit in
        let number = place + 1
        let day = [13: 4, 14: 22, 21: 24][number] ?? number
        let began = (day - 1) * 1_440 + 600 + 7 * number
        let ended: Int? = [6: nil, 21: began + 3 * 1_440][number] ?? began + 600
        return Visit(
            id: "V-\(number)", person: "P-\(visit.person)",
            kind: number == 11 ? "inpatient" : "emergency",
            complaint: number == 12 ? "palpitation" : number % 3 == 0 ? "dyspnoea" : "chest_pain",
            arrival: ["walk_in", "ambulance", "transfer"][number % 3], began: began, ended: ended,
            pain: number % 5 == 0 ? nil : number % 11, isInsured: number % 4 != 0)
    }

    /// Vital signs of every visit but the fifteenth.
    static let vitals: [Result] = visits.enumerated().filter { $0.offset != 14 }.flatMap {
        place, visit in
        [("heart_rate", 70 + 3 * place), ("systolic_bp", 110 + 2 * place)].map { analyte, value in
            Result(
                visit: visit.id, person: visit.person, analyte: analyte,
                collected: visit.began + 20, resulted: visit.began + 20, value: Double(value))
        }
    }

    /// Of three results of troponin the index time knows two; cholesterol is ordered for one in two.
    static let laboratory: [Result] = visits.enumerated().flatMap { place, visit in
        func result(_ analyte: String, _ collected: Int, _ resulted: Int, _ value: Double) -> Result
        {
            Result(
                visit: visit.id, person: visit.person, analyte: analyte,
                collected: visit.began + collected, resulted: visit.began + resulted, value: value,
                isBelow: analyte == "troponin_t" && value < 4)
        }
        let troponin = Double(3 + 2 * place) + 0.5
        return [
            result("troponin_t", 30, 75, troponin), result("troponin_t", 100, 115, 2 * troponin),
            result("troponin_t", 110, 150, 900),
        ] + (place % 2 == 0 ? [result("cholesterol", 40, 100, 3.25 + Double(place) / 8)] : [])
    }

    /// What the ECG at arrival showed.
    static let findings: [(visit: Visit, at: Int, value: String)] = visits.enumerated().map {
        ($1, $1.began + 15, ["none", "elevation", "depression"][$0 % 3])
    }

    /// Final codes when a visit ended, but for one known before the index time; and two of earlier
    /// years.
    static let codes: [Code] =
        visits.enumerated().flatMap { place, visit in
            visited[place].codes.enumerated().map { rank, icd in
                Code(
                    id: "C-\(place + 1)-\(rank)", person: visit.person, visit: visit.id, icd: icd,
                    status: rank == 0 ? "final_principal" : "final_secondary", onset: visit.began,
                    recorded: place == 16 ? visit.began + 30 : visit.began + 590)
            }
        } + [
            Code(
                id: "C-31", person: "P-1", icd: "I50.9", status: "history", onset: -400_000,
                recorded: -390_000),
            Code(
                id: "C-34", person: "P-4", icd: "I21.9", status: "history", onset: -500_000,
                recorded: -490_000),
        ]
}
