import Learning

extension Frame {
    /// Runs of an entity's rows, in order of time, that are followed by an event: the events behind
    /// them. Two so near that no row between them is without are counted as one.
    ///
    /// Nil where the target is no event.
    var eventRuns: Int? {
        guard case .event = targetKind else { return nil }
        var count = 0
        for row in 0..<rowCount where labels[row] == 1 {
            let goesOn =
                row > 0 && entities[row - 1] == entities[row] && labels[row - 1] == 1
            if !goesOn { count += 1 }
        }
        return count
    }
}
