package import Tabular

/// One good reading of a quantity.
package struct Sample: Sendable, Hashable {
    package let event: Moment
    package let value: Double

    package init(event: Moment, value: Double) {
        self.event = event
        self.value = value
    }
}

/// Readings in the order of their moments, one a moment.
///
/// What is forgotten is given back in large pieces, so that a reading costs the same however many
/// are held; the memory is at most twice what is held.
package struct SampleBuffer: Sendable {
    private var storage: [Sample] = []
    private var first = 0

    package init() {}

    package var samples: ArraySlice<Sample> { storage[first...] }

    /// How many readings the memory holds, forgotten ones included.
    package var storedCount: Int { storage.count }

    /// A second reading of a moment takes the first one's place: it was received later.
    package mutating func insert(_ sample: Sample) {
        guard let last = storage.last, first < storage.count, last.event >= sample.event else {
            storage.append(sample)
            return
        }
        let place = samples.firstPlace { $0.event >= sample.event }
        if place < storage.count, storage[place].event == sample.event {
            storage[place] = sample
        } else {
            storage.insert(sample, at: place)
        }
    }

    /// Forgets the readings up to a moment, that moment included.
    package mutating func forget(through moment: Moment) {
        first = samples.firstPlace { $0.event > moment }
        guard first > storage.count / 2 else { return }
        storage.removeFirst(first)
        first = 0
    }

    /// Forgets the readings from a moment on, that moment included.
    package mutating func forget(from moment: Moment) {
        storage.removeSubrange(samples.firstPlace { $0.event >= moment }...)
    }

    /// Forgets all but the latest.
    package mutating func keepLast() {
        guard let last = samples.last else { return }
        storage = [last]
        first = 0
    }

    /// The readings after a moment; all of them for nil.
    package func after(_ moment: Moment?) -> ArraySlice<Sample> {
        guard let moment else { return samples }
        return samples[samples.firstPlace { $0.event > moment }...]
    }
}

extension ArraySlice<Sample> {
    /// The first place from which on `isBehind` holds, by halving.
    fileprivate func firstPlace(where isBehind: (Sample) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if isBehind(self[middle]) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}
