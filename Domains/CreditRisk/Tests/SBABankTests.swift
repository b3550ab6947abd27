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
}
