/// Whether a body arrives fast enough, judged span by span.
///
/// Counts progress, never the whole transfer: a large body over a slow line is welcome for hours, a
/// body that drips is not.
package struct BodyPace: Hashable {
    package let span: Duration
    package let bytesPerSecond: Int
    private var spanStart: Duration = .zero
    private var bytes = 0

    package init(span: Duration, bytesPerSecond: Int) {
        self.span = span
        self.bytesPerSecond = bytesPerSecond
    }

    /// Counts bytes that arrived `elapsed` after the first wait for them; false if too few did.
    package mutating func accept(_ count: Int, at elapsed: Duration) -> Bool {
        bytes += count
        let past = elapsed - spanStart
        guard past >= span else { return true }
        let needed = Double(bytesPerSecond) * (past / .seconds(1))
        guard Double(bytes) >= needed else { return false }
        spanStart = elapsed
        bytes = 0
        return true
    }
}
