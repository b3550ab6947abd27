import Crypto
import Learning

/// How a study's rows are parted into training, validation and hold-out.
package struct SplitRequest: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// By a hash of the entity, so that all its rows stay together; parts per 1000.
        case hash(holdout: Int)
        /// Training before the day, hold-out from `purgeDays` after it; what lies between is dropped.
        case time(day: Day, purgeDays: Int)
        /// An attribute of role split with the words train, validation and test.
        case column(name: String)
    }

    package let kind: Kind
    /// Share of the training rows, by the same hash, in parts per 1000.
    package let validation: Int
    /// The study's seed.
    package let seed: String

    package init(kind: Kind, validation: Int, seed: String) {
        precondition(
            (0..<1000).contains(validation), "A validation share is 0 to 999 parts per 1000.")
        if case .hash(let holdout) = kind {
            precondition(
                (1..<1000).contains(holdout), "A hold-out share is 1 to 999 parts per 1000.")
        }
        self.kind = kind
        self.validation = validation
        self.seed = seed
    }

    /// The first 8 bytes, big-endian, of SHA-256 of seed, byte 0x1F and entity key in UTF-8.
    package static func draw(seed: String, entity: String) -> UInt64 {
        var hash = SHA256()
        hash.update(data: Array(seed.utf8))
        hash.update(data: [0x1F])
        hash.update(data: Array(entity.utf8))
        return hash.finalize().prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// True when the draw lies below ⌊share × 2^64 ÷ 1000⌋.
    package static func isDrawn(_ draw: UInt64, share: Int) -> Bool {
        guard share > 0 else { return false }
        return draw < UInt64(1000).dividingFullWidth((UInt64(share), 0)).quotient
    }

    /// The part of a row by hash or time; nil where only the split's column can say.
    func part(entity: String, time: Day?) -> RowPart? {
        switch kind {
        case .hash(let holdout):
            let draw = SplitRequest.draw(seed: seed, entity: entity)
            if SplitRequest.isDrawn(draw, share: holdout) { return .holdout }
            return trainingPart(entity: entity)
        case .time(let day, let purgeDays):
            guard let time else { return nil }
            if time < day { return trainingPart(entity: entity) }
            return time.number >= day.number + purgeDays ? .holdout : .purged
        case .column: return nil
        }
    }

    /// The part of a row by the word of the split's column, or nil if the word is none of ours.
    func part(word: String, entity: String) -> RowPart? {
        switch word {
        case "train": trainingPart(entity: entity)
        case "validation": .validation
        case "test": .holdout
        default: nil
        }
    }

    private func trainingPart(entity: String) -> RowPart {
        let draw = SplitRequest.draw(seed: seed + "/validation", entity: entity)
        return SplitRequest.isDrawn(draw, share: validation) ? .validation : .training
    }
}
