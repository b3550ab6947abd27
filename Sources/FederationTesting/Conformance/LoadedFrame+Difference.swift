import Learning
import Tabular

extension LoadedFrame {
    /// The first thing in which two frames differ, or nil where they are the same bits. Names
    /// columns and counts rows; never a value.
    func difference(from other: LoadedFrame) -> String? {
        guard rowKeys.count == other.rowKeys.count else {
            return "\(rowKeys.count) rows against \(other.rowKeys.count)"
        }
        if rowKeys != other.rowKeys { return "other rows, or in another order" }
        if entityKeys != other.entityKeys || frame.entities != other.frame.entities {
            return "other entities"
        }
        if times != other.times { return "other times of observation" }
        if frame.targets != other.frame.targets { return "other targets" }
        if frame.parts != other.frame.parts { return "other parts of the split" }
        for (own, theirs) in zip(columns, other.columns) {
            let rows = own.values.indices.reduce(0) { count, row in
                count + (own.isSame(row, as: theirs, row) ? 0 : 1)
            }
            if rows > 0 { return "\(own.specification.name) in \(rows) of \(rowKeys.count) rows" }
        }
        return tableHash == other.tableHash ? nil : "another hash of the same columns"
    }

    /// How some of another frame's rows differ from all of this one's; nil where they don't.
    func difference(fromRows rows: [Int], of batch: LoadedFrame) -> String? {
        guard rowKeys == rows.map({ batch.rowKeys[$0] }) else { return "other rows" }
        if times != rows.filter({ _ in !batch.times.isEmpty }).map({ batch.times[$0] }) {
            return "other times of observation"
        }
        if frame.targets != rows.map({ batch.frame.targets[$0] }) { return "other targets" }
        if frame.parts != rows.map({ batch.frame.parts[$0] }) { return "other parts of the split" }
        for (own, theirs) in zip(columns, batch.columns) {
            for (row, place) in rows.enumerated() where !own.isSame(row, as: theirs, place) {
                return own.specification.name
            }
        }
        return nil
    }

    /// The columns of features and subgroups.
    var columns: [FrameColumn] { frame.columns + subgroups }
}

extension FrameColumn {
    /// True where both hold the same bits.
    func isSame(_ row: Int, as other: FrameColumn, _ place: Int) -> Bool {
        states[row] == other.states[place]
            && values[row].bitPattern == other.values[place].bitPattern
    }
}
