package import Learning

extension Frame {
    /// Training rows of plain numbers, for `StudyFixture.ofNumbers`: `rows` hold one number for
    /// each name.
    package static func ofNumbers(
        _ names: [String], range: ClosedRange<Double>, rows: [[Double]], labels: [UInt8]
    ) -> Frame {
        .ofNumbers(
            names, range: range, rows: rows, targets: labels.map(Double.init), targetKind: .event)
    }

    /// The same with any kind of target.
    package static func ofNumbers(
        _ names: [String], range: ClosedRange<Double>, rows: [[Double]], targets: [Double],
        targetKind: TargetKind
    ) -> Frame {
        Frame(
            columns: names.enumerated().map { index, name in
                FrameColumn(
                    specification: FeatureSpecification(
                        name: name, kind: .number(range: range, edges: [])),
                    values: rows.map { $0[index] },
                    states: [UInt8](repeating: FrameColumn.value, count: rows.count))
            },
            targets: targets, targetKind: targetKind,
            parts: [RowPart](repeating: .training, count: rows.count),
            entities: Array(rows.indices))
    }

    /// The given rows, in the given order.
    package func selecting(_ rows: [Int]) -> Frame {
        Frame(
            columns: columns.map { column in
                FrameColumn(
                    specification: column.specification, values: rows.map { column.values[$0] },
                    states: rows.map { column.states[$0] })
            },
            targets: rows.map { targets[$0] }, targetKind: targetKind,
            parts: rows.map { parts[$0] }, entities: rows.map { entities[$0] },
            folds: folds?.selecting(rows), timeline: timeline?.selecting(rows))
    }

    /// Every row as training, validation or hold-out, whatever it was.
    package func assigning(_ part: RowPart) -> Frame {
        Frame(
            columns: columns, targets: targets, targetKind: targetKind,
            parts: [RowPart](repeating: part, count: rowCount), entities: entities,
            timeline: timeline)
    }

    /// All rows in folds, an entity in one of them by a draw of its number.
    package func cut(intoFolds count: Int, seed: UInt64) -> Frame {
        let folds = entities.map { entity -> Int in
            var generator = SeededGenerator(seeds: seed, UInt64(entity))
            return HashSplit.fold(draw: generator.next(), of: count)
        }
        return Frame(
            columns: columns, targets: targets, targetKind: targetKind,
            parts: [RowPart](repeating: .training, count: rowCount), entities: entities,
            folds: RowFolds(count: count, ofRow: folds), timeline: timeline)
    }

    /// The rows of all frames, one after the other; the frames have the same columns.
    package static func joined(_ frames: [Frame]) -> Frame {
        guard let first = frames.first else { preconditionFailure("there is a frame to join") }
        return Frame(
            columns: first.columns.indices.map { index in
                FrameColumn(
                    specification: first.columns[index].specification,
                    values: frames.flatMap { $0.columns[index].values },
                    states: frames.flatMap { $0.columns[index].states })
            },
            targets: frames.flatMap(\.targets), targetKind: first.targetKind,
            parts: frames.flatMap(\.parts), entities: frames.flatMap(\.entities),
            folds: .joined(frames.map(\.folds)), timeline: .joined(frames.map(\.timeline)))
    }

    /// Divides the rows over institutions by chance, in proportion to `shares`; the order of rows
    /// stays. A share of 0 gives an institution without rows.
    package func split(shares: [Int], seed: UInt64) -> [Frame] {
        var generator = SeededGenerator(seeds: seed, 0x73_70_6C_69_74)
        let total = shares.reduce(0, +)
        var rows = [[Int]](repeating: [], count: shares.count)
        for row in 0..<rowCount {
            var ticket = generator.index(below: total)
            let owner = shares.firstIndex { share in
                ticket -= share
                return ticket < 0
            }
            rows[owner ?? 0].append(row)
        }
        return rows.map(selecting)
    }
}
