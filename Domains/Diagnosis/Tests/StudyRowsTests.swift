import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `The rows of a study` {
    private static let rows =
        (0..<6).flatMap { index in
            [
                HospitalRows.patient("p\(index)", sex: index % 2 == 0 ? "female" : "male"),
                HospitalRows.visit("v\(index)", of: "p\(index)", age: 40 + index),
                HospitalRows.verdict("v\(index)", "angiography", Double(index % 3)),
                HospitalRows.result("v\(index)", "glucose", 4 + Double(index), collected: "10:30"),
                HospitalRows.result("v\(index)", "glucose", 6, collected: "11:4\(index)"),
            ]
        }

    private static let requests = [
        SmallStudy.sex, SmallStudy.number("age", specials: []),
        SmallStudy.number("glucose_last", hours: 24), SmallStudy.number("glucose_max", hours: 24),
        SmallStudy.number("glucose_change", hours: 24),
    ]

    @Test func `come out the same in whatever order the database holds them`() throws {
        let forwards = try SmallStudy.load(Self.rows, Self.requests)
        let backwards = try SmallStudy.load(Self.rows.reversed(), Self.requests)
        #expect(forwards.tableHash == backwards.tableHash)
        #expect(forwards.frame.rowCount == 6)
    }

    @Test func `are each what they would be alone`() throws {
        let all = try SmallStudy.load(Self.rows, Self.requests).frame
        for index in 0..<6 {
            let own = Array(Self.rows[index * 5..<index * 5 + 5])
            let alone = try SmallStudy.load(own, Self.requests).frame
            for (column, single) in zip(all.columns, alone.columns) {
                #expect(column.values[index] == single.values[0])
                #expect(column.states[index] == single.states[0])
            }
            #expect(all.targets[index] == alone.targets[0])
        }
    }

    @Test func `of the future change nothing`() throws {
        let later = [
            HospitalRows.result("v1", "glucose", 20, collected: "12:00:00.001"),
            HospitalRows.result("v1", "glucose", 21, collected: "11:59", resulted: "12:30"),
            HospitalRows.code("v1", "I21", recorded: "18:00"),
        ]
        let now = try SmallStudy.load(Self.rows, Self.requests)
        #expect(try SmallStudy.load(Self.rows + later, Self.requests).tableHash == now.tableHash)
    }
}
