package import Tabular

/// A quantity's course over a window, made of its readings: pieces that are level or straight, with
/// gaps where no reading holds any more.
package struct HeldSeries: Sendable, Hashable {
    /// How the course between readings is drawn.
    package enum Course: Sendable, Hashable {
        /// A reading holds until the next.
        case stepped(longest: Int)
        /// The value goes straight from one reading to the next.
        case sloped(longest: Int)
        /// Each tick counts once, whatever lies between.
        case ticks

        /// For how long a reading speaks at most, in units of the axis.
        var longest: Int {
            switch self {
            case .stepped(let longest), .sloped(let longest): longest
            case .ticks: 1
            }
        }
    }

    private struct Piece: Hashable {
        let weight: Double
        let from: Double
        let to: Double

        var middle: Double { (from + to) / 2 }
    }

    private let pieces: [Piece]
    private let last: Double?

    /// - Parameters:
    ///   - samples: those in the window, in the order of their moments.
    ///   - end: of the window; the last reading holds until there.
    ///   - isCounted: true of the readings that speak; the others only end what those say.
    package init(
        _ samples: ArraySlice<Sample>, until end: Moment, course: Course,
        where isCounted: (Sample) -> Bool = { _ in true }
    ) {
        var last: Double?
        var pieces: [Piece] = []
        for index in samples.indices {
            let sample = samples[index]
            guard isCounted(sample) else { continue }
            last = sample.value
            let next = index + 1 < samples.endIndex ? samples[index + 1] : nil
            let gap = max(0, (next?.event ?? end).value - sample.event.value)
            switch course {
            case .ticks:
                pieces.append(Piece(weight: 1, from: sample.value, to: sample.value))
            case .stepped(let longest):
                pieces.append(
                    Piece(
                        weight: Double(min(gap, longest)), from: sample.value, to: sample.value))
            case .sloped(let longest):
                let goal = next.flatMap { gap <= longest && isCounted($0) ? $0.value : nil }
                pieces.append(
                    Piece(
                        weight: Double(min(gap, longest)), from: sample.value,
                        to: goal ?? sample.value))
            }
        }
        self.last = last
        self.pieces = pieces
    }

    /// For how many units of the axis a reading speaks.
    package var covered: Double { pieces.reduce(0.0) { $0 + $1.weight } }

    /// The mean over the covered time; nil without any reading. Readings that had no time to hold
    /// count with the latest.
    package var mean: Double? {
        let covered = covered
        guard covered > 0 else { return last }
        return pieces.reduce(0.0) { $0 + $1.weight * $1.middle } / covered
    }

    /// The standard deviation over the covered time; nil without any reading.
    package var deviation: Double? {
        guard let mean else { return nil }
        let covered = covered
        guard covered > 0 else { return 0 }
        let sum = pieces.reduce(0.0) { sum, piece in
            let from: Double = piece.from - mean
            let to: Double = piece.to - mean
            let square: Double = (from * from + from * to + to * to) / 3
            return sum + piece.weight * square
        }
        return (sum / covered).squareRoot()
    }

    /// The share of the covered time above a limit; nil without any reading.
    package func share(above limit: Double) -> Double? {
        guard let last else { return nil }
        let covered = covered
        guard covered > 0 else { return last > limit ? 1 : 0 }
        let above = pieces.reduce(0.0) { sum, piece in
            let low = min(piece.from, piece.to)
            let high = max(piece.from, piece.to)
            if low > limit { return sum + piece.weight }
            if high <= limit { return sum }
            return sum + piece.weight * (high - limit) / (high - low)
        }
        return above / covered
    }
}
