import Documents
package import Federation
import Learning

/// How many rows waited so long from their observation to the event that decided their target.
package struct WaitingCell: Sendable, Hashable {
    /// The stretch of time, such as `from 60 days to below 90 days`.
    package let name: String
    /// Rows of the federation.
    package let federation: Int
    /// The institution's own rows, in its own report only.
    package let own: Int?

    package init(name: String, federation: Int, own: Int?) {
        self.name = name
        self.federation = federation
        self.own = own
    }

    /// The cells that hold rows, in order of time, neighbours as one where fewer than the smallest
    /// cell would stand alone; none where the field doesn't tell when events happened.
    package static func all(
        of study: Study, federation: PopulationCounts, own: PopulationCounts? = nil
    ) -> [WaitingCell] {
        let counts = federation.waits.counts
        return cells(counts, smallest: study.privacy.smallestCell).map { cells in
            WaitingCell(
                name: study.waitingCellName(cells), federation: counts[cells].reduce(0, +),
                own: own?.waits.counts[cells].reduce(0, +))
        }
    }

    private static func cells(_ counts: [Int], smallest: Int) -> [ClosedRange<Int>] {
        var merged: [ClosedRange<Int>] = []
        var start: Int?
        var rows = 0
        for place in counts.indices where rows > 0 || counts[place] > 0 {
            let first = start ?? place
            start = first
            rows += counts[place]
            if rows >= smallest {
                merged.append(first...place)
                (start, rows) = (nil, 0)
            }
        }
        // What is left over at the end is too little to stand alone.
        guard rows > 0, let last = merged.popLast(), let end = counts.lastIndex(where: { $0 > 0 })
        else { return merged }
        return merged + [last.lowerBound...end]
    }
}

extension WaitingCell {
    static let keys = ["cell", "federation", "own"]

    var json: JSONValue {
        [
            "cell": .string(name), "federation": .number("\(federation)"),
            "own": own.map { .number("\($0)") } ?? .null,
        ]
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        let most = 1_000_000_000_000
        self.init(
            name: try reader.string("cell"),
            federation: try reader.integer("federation", in: 0...most),
            own: try reader.isNull("own") ? nil : reader.integer("own", in: 0...most))
    }
}

extension Study {
    /// Ticks where entities are watched on an axis of usage, hours and days everywhere else.
    fileprivate func waitingCellName(_ cells: ClosedRange<Int>) -> String {
        guard population["axis"] == .string("usage"), case .string(let tick)? = population["tick"]
        else { return WaitingTimes.Unit.hours.name(of: cells) }
        return WaitingTimes.Unit.ticks.name(of: cells, tick: tick)
    }
}
