package import Tabular

/// The first readings of a quantity since its asset was new or last came back from a failure.
///
/// A restore counts from its own moment on, however early somebody wrote it down. One that becomes
/// known late takes effect on what the caller still remembers.
package struct SinceRestore: Sendable {
    /// How long after the first reading of a life its first readings are kept, in units of the axis.
    package let length: Int
    /// The last restore that has come; nil while the asset is as it was when its record began.
    package private(set) var restore: Moment?
    /// Another number whenever the first readings are others.
    package private(set) var version = 0
    private var coming: [Moment] = []
    private var buffer = SampleBuffer()

    package init(length: Int) {
        precondition(length > 0, "First readings last for some time.")
        self.length = length
    }

    /// The readings of the first `length` units, in the order of their moments.
    package var readings: ArraySlice<Sample> { buffer.samples }

    /// The moment at which the first readings end; nil before the first.
    package var end: Moment? { readings.first.map { $0.event + length } }

    /// How many readings the memory holds.
    package var storedCount: Int { buffer.storedCount }

    package mutating func learn(_ sample: Sample) {
        if let restore, sample.event <= restore { return }
        if let end, sample.event >= end { return }
        version += 1
        buffer.insert(sample)
        if let end { buffer.forget(from: end) }
    }

    /// Hears of a restore, past or to come.
    package mutating func restore(at moment: Moment) {
        coming.append(moment)
    }

    /// Lets the restores up to a moment take effect; `recent` are the readings that are remembered.
    package mutating func advance(to moment: Moment, recent: SampleBuffer) {
        guard !coming.isEmpty else { return }
        let due = coming.filter { $0 <= moment }
        guard let latest = due.max() else { return }
        coming.removeAll { $0 <= moment }
        if let restore, latest <= restore { return }
        restore = latest
        version += 1
        buffer = SampleBuffer()
        for sample in recent.after(latest) { learn(sample) }
    }
}
