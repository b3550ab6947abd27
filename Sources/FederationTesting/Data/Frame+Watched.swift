package import Learning

extension Frame {
    /// Sample rows as one decision time a cycle of each of their entities; every fifth row of an
    /// entity whose label is 1 is an event at its own cycle.
    package static func watched(_ count: Int, seed: UInt64, rowsPerEntity: Int = 20) -> Frame {
        let frame = SampleRows(count, seed: seed, rowsPerEntity: rowsPerEntity).frame
        let times = frame.entities.indices.map { $0 % rowsPerEntity }
        var next: [Int?] = []
        for row in frame.entities.indices {
            let end = (row / rowsPerEntity + 1) * rowsPerEntity
            let event = (row..<min(end, count)).first {
                times[$0] % 5 == 4 && frame.labels[$0] == 1
            }
            next.append(event.map { times[$0] })
        }
        return Frame(
            columns: frame.columns, targets: frame.targets, targetKind: frame.targetKind,
            parts: frame.parts, entities: frame.entities,
            timeline: Timeline(times: times, nextEvents: next))
    }

    /// Whole entities dealt out in turns, so that an institution has all rows of those it holds.
    package func dealt(to institutions: Int) -> [Frame] {
        (0..<institutions).map { own in
            selecting(entities.indices.filter { entities[$0] % institutions == own })
        }
    }
}
