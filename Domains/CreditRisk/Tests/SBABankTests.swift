import CreditRisk
import Documents
import Foundation
import Learning
import Tabular
import Testing

@Suite struct `The six banks of SBA loans` {
    struct Bank: Sendable, CustomTestStringConvertible {
        let name: String
        let rows: Int
        let bad: Int
        let testRows: Int
        let testBad: Int

        var testDescription: String { name }
    }

    static let banks = [
        Bank(name: "bank-of-america", rows: 345, bad: 189, testRows: 104, testBad: 57),
        Bank(name: "wells-fargo", rows: 195, bad: 68, testRows: 59, testBad: 21),
        Bank(name: "us-bank", rows: 171, bad: 57, testRows: 51, testBad: 17),
        Bank(name: "capital-one", rows: 123, bad: 77, testRows: 37, testBad: 23),
        Bank(name: "california-bank-and-trust", rows: 94, bad: 23, testRows: 28, testBad: 7),
        Bank(name: "other-lenders", rows: 1174, bad: 272, testRows: 353, testBad: 82),
    ]

    @Test(.enabled(if: SampleBank.isPresent), arguments: banks)
    func `give the published counts through six different mappings`(bank: Bank) throws {
        let loaded = try SampleBank(bank.name).load()
        let frame = loaded.frame
        let holdout = frame.rows(in: .holdout)
        #expect(frame.rowCount == bank.rows)
        #expect(frame.labels.reduce(0) { $0 + Int($1) } == bank.bad)
        #expect(holdout.count == bank.testRows)
        #expect(holdout.reduce(0) { $0 + Int(frame.labels[$1]) } == bank.testBad)
        #expect(loaded.population.excluded.isEmpty)
    }

    @Test(.enabled(if: SampleBank.isPresent), arguments: banks)
    func `answer every feature of the reference study too`(bank: Bank) throws {
        let loaded = try SampleBank(bank.name).load("study-reference.json")
        #expect(loaded.frame.rowCount == bank.rows)
        #expect(loaded.frame.rows(in: .holdout).count == bank.testRows)
        #expect(loaded.frame.columns.count == 16)
    }

    /// Sums over all rows, computed apart from the published file: amount, employees, jobs created
    /// and retained, and rows that are new, franchised, rural, of unknown place and short-form.
    static let sums: [(String, [Double])] = [
        ("bank-of-america", [14_038_800, 1621, 180, 1497, 65, 3, 6, 1, 0]),
        ("wells-fargo", [33_457_090, 998, 218, 752, 29, 6, 6, 24, 6]),
        ("us-bank", [32_836_000, 918, 133, 669, 27, 1, 5, 15, 1]),
        ("capital-one", [5_745_000, 727, 178, 694, 4, 0, 4, 0, 0]),
        ("california-bank-and-trust", [16_850_838, 488, 230, 441, 10, 4, 6, 15, 0]),
        ("other-lenders", [386_972_931, 16_585, 4421, 8147, 189, 65, 100, 178, 34]),
    ]

    @Test(.enabled(if: SampleBank.isPresent), arguments: sums)
    func `give the published values in one unit and one vocabulary`(
        bank: String, sums: [Double]
    ) throws {
        let loaded = try SampleBank(bank).load()
        func sum(_ name: String) throws -> Double {
            let column = try #require(loaded.column(named: name))
            return zip(column.values, column.states).reduce(0) { $0 + ($1.1 == 0 ? $1.0 : 0) }
        }
        let location = try #require(loaded.column(named: "location"))
        let unknown = location.states.reduce(0.0) { $0 + ($1 == FrameColumn.firstSpecial ? 1 : 0) }
        #expect(
            try [
                sum("amount"), sum("employees"), sum("jobs_created"), sum("jobs_retained"),
                sum("new_business"), sum("franchise"), sum("location"), unknown, sum("low_doc"),
            ] == sums)
    }

    @Test(.enabled(if: SampleBank.isPresent))
    func `hash the same table alike, and different banks apart`() throws {
        let hashes = try Self.banks.map { try SampleBank($0.name).load().tableHash }
        #expect(Set(hashes).count == 6)
        #expect(try SampleBank("us-bank").load().tableHash == hashes[2])
    }

    @Test(.enabled(if: SampleBank.isPresent), arguments: banks)
    func `pass every check that could block`(bank: Bank) throws {
        let sample = SampleBank(bank.name)
        let mapping = try sample.mapping()
        let report = try sample.database(of: mapping).snapshot { snapshot in
            let compiled = try snapshot.install(mapping, schema: CreditRisk.schema)
            return try QualityCheck(schema: CreditRisk.schema, fieldChecks: CreditRisk.fieldChecks)
                .report(for: try SampleBank.study(), compiled, in: snapshot).report
        }
        #expect(report.results(.fail) == [])
    }

    @Test(.enabled(if: SampleBank.isPresent), arguments: banks)
    func `may have borrowers of two loans, which is no fault of the mapping`(bank: Bank) throws {
        let sample = SampleBank(bank.name)
        let mapping = try sample.mapping()
        let report = try sample.database(of: mapping).snapshot { snapshot in
            let compiled = try snapshot.install(mapping, schema: CreditRisk.schema)
            return try QualityCheck(schema: CreditRisk.schema, fieldChecks: CreditRisk.fieldChecks)
                .report(compiled, in: snapshot)
        }
        #expect(!report.isBlocked, "\(report)")
    }
}
