import Documents
import Tabular
import Testing

@Suite struct `Conditions of conversions` {
    @Test func `say what an institution vouches for`() throws {
        let conditions = try UnitConditions(
            ["atmosphereKPa": 97.5, "troponinAssay": "T", "dDimerUnit": "DDU"], at: "conditions")
        #expect(
            conditions
                == UnitConditions(
                    atmosphereKPa: 97.5, troponinAssay: .troponinT, dDimerUnit: .dDimer))
        #expect(try UnitConditions([:], at: "conditions") == UnitConditions.none)
    }

    @Test func `hold nothing else`() {
        let wrong: [JSONValue] = [
            ["atmosphereKPA": 100], ["atmosphereKPa": 1_013], ["atmosphereKPa": "100"],
            ["dDimerUnit": "ddu"], ["troponinAssay": "troponin T"], [],
        ]
        for value in wrong {
            #expect(throws: DocumentError.self) { try UnitConditions(value, at: "conditions") }
        }
    }
}
