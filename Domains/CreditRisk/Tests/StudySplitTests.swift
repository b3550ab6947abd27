import Documents
import Federation
import Learning
import Tabular
import Testing

@Suite(.enabled(if: SampleBank.isPresent)) struct `The split of the banks' rows` {
    /// One row of one bank.
    private struct Row {
        let bank: String
        let entity: String
        let part: RowPart
        let day: Day
    }

    private func rows(_ study: Study) throws -> [Row] {
        try SampleFederation.names.flatMap { bank in
            let loaded = try SampleFederation.load(study, at: bank)
            let days = loaded.times.compactMap(loaded.axis.day)
            return loaded.frame.parts.indices.map { row in
                Row(
                    bank: bank, entity: loaded.entityKeys[loaded.frame.entities[row]],
                    part: loaded.frame.parts[row], day: days[row])
            }
        }
    }

    private func study(_ split: JSONValue) throws -> Study {
        try SampleFederation.study(changing: [("split", split)])
    }

    private func count(_ rows: [Row], _ part: RowPart) -> Int {
        rows.count { $0.part == part }
    }

    /// The first answer of a run over the banks: rows of each part, by sums.
    private func totals(_ study: Study) throws -> [Int] {
        let federation = try SampleFederation(study)
        let sums = try federation.sumsBeforeTraining()
        let counts = try #require(sums.first).sum.counts("rows")
        return stride(from: 0, to: counts.count, by: 2).map { counts[$0] + counts[$0 + 1] }
    }

    @Test func `by hash keeps an entity on one side, at every bank alike`() throws {
        let study = try study(["kind": "hash", "holdout": 300, "validation": 200])
        let rows = try rows(study)
        let parts = Dictionary(grouping: rows, by: \.entity).mapValues { Set($0.map(\.part)) }
        #expect(parts.values.allSatisfy { $0.count == 1 })
        let banks = Dictionary(grouping: rows, by: \.entity).mapValues { Set($0.map(\.bank)) }
        #expect(banks.values.count { $0.count > 1 } == 7)
        #expect(parts.count < rows.count)
        let holdout = count(rows, .holdout)
        #expect(holdout > rows.count * 25 / 100 && holdout < rows.count * 35 / 100)
        #expect(count(rows, .purged) == 0)
        #expect(
            try totals(study) == [
                count(rows, .training), count(rows, .validation), holdout,
            ])
    }

    @Test func `by another seed is another split`() throws {
        let split: JSONValue = ["kind": "hash", "holdout": 300, "validation": 200]
        let other = try SampleFederation.study(changing: [("split", split), ("seed", "2026")])
        let first = try SampleFederation.load(study(split), at: "us-bank")
        let second = try SampleFederation.load(other, at: "us-bank")
        #expect(first.rowKeys == second.rowKeys)
        #expect(first.frame.parts != second.frame.parts)
    }

    @Test func `by time leaves a gap that belongs to no part`() throws {
        let study = try study([
            "kind": "time", "date": "2006-01-01", "purge": "90d", "validation": 200,
        ])
        let rows = try rows(study)
        let date = try #require(Day(iso: "2006-01-01"))
        let reopened = try #require(Day(iso: "2006-04-01"))
        for row in rows {
            switch row.part {
            case .training, .validation: #expect(row.day < date)
            case .purged: #expect(row.day >= date && row.day < reopened)
            case .holdout: #expect(row.day >= reopened)
            }
        }
        for part in RowPart.allCases { #expect(count(rows, part) > 0) }
        let kept = try totals(study)
        #expect(
            kept == [
                count(rows, .training), count(rows, .validation), count(rows, .holdout),
            ])
        #expect(kept.reduce(0, +) == rows.count - count(rows, .purged))
    }

    @Test func `by column follows the published split, and validates on training rows`() throws {
        let rows = try rows(SampleFederation.study())
        #expect(count(rows, .holdout) == 632 && count(rows, .purged) == 0)
        let validation = count(rows, .validation)
        #expect(validation > 1470 * 15 / 100 && validation < 1470 * 25 / 100)
        let parts = Dictionary(
            grouping: rows.filter { $0.part != .holdout }, by: \.entity
        ).mapValues { Set($0.map(\.part)) }
        #expect(parts.values.allSatisfy { $0.count == 1 })
    }
}
