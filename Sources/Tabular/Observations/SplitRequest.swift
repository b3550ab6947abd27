import Crypto
package import Learning

/// How a study's rows are parted into training, validation and hold-out.
package struct SplitRequest: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// By a hash of the entity, so that all its rows stay together; parts per 1000.
        case hash(holdout: Int)
        /// Training where the target window ends before the moment, hold-out from `purge` units of
        /// the axis after it; what lies between is dropped. With a `holdout` share the hold-out rows
        /// are those of drawn entities only, and all rows of drawn entities leave the training.
        case time(from: Moment, purge: Int, holdout: Int?)
        /// An attribute of role split with the words train, validation and test.
        case column(name: String)
        /// So many parts by the same hash as a hold-out; every row is held out once, and all train.
        case folds(Int)
    }

    package let kind: Kind
    /// Share of the training rows, by the same hash, in parts per 1000.
    package let validation: Int
    /// The study's seed.
    package let seed: String

    package init(kind: Kind, validation: Int, seed: String) {
        precondition(
            (0..<1000).contains(validation), "A validation share is 0 to 999 parts per 1000.")
        let holdout: Int? =
            switch kind {
            case .hash(let share): share
            case .time(_, _, let share): share
            case .column, .folds: nil
            }
        if case .folds(let folds) = kind {
            precondition(
                folds >= 2 && validation == 0, "Folds are two or more, and none validates.")
        }
        precondition(
            holdout.map { (1..<1000).contains($0) } ?? true,
            "A hold-out share is 1 to 999 parts per 1000.")
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
        HashSplit(holdoutPerThousand: share).isHoldout(draw: draw)
    }

    /// The part of a row by hash or time; nil where only the split's column can say.
    ///
    /// `horizon` is how far past its time a row's target looks.
    package func part(entity: String, time: Moment?, horizon: Int) -> RowPart? {
        switch kind {
        case .hash(let holdout):
            return isHeldOut(entity, share: holdout) ? .holdout : trainingPart(entity: entity)
        case .time(let start, let purge, let holdout):
            guard let time else { return nil }
            let isDrawn = holdout.map { isHeldOut(entity, share: $0) }
            switch TimeSplit(date: start.value, purgeDays: purge)
                .part(observed: time.value, windowEnd: time.value + horizon)
            {
            case .training: return isDrawn == true ? .purged : trainingPart(entity: entity)
            case .holdout: return isDrawn == false ? .purged : .holdout
            case .purged, .validation: return .purged
            }
        case .folds: return .training
        case .column: return nil
        }
    }

    /// The fold of each row of these entities; nil where the split makes none.
    package func folds(ofEntities entities: [String]) -> RowFolds? {
        guard case .folds(let folds) = kind else { return nil }
        return RowFolds(
            count: folds,
            ofRow: entities.map { entity in
                HashSplit.fold(draw: SplitRequest.draw(seed: seed, entity: entity), of: folds)
            })
    }

    private func isHeldOut(_ entity: String, share: Int) -> Bool {
        SplitRequest.isDrawn(SplitRequest.draw(seed: seed, entity: entity), share: share)
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
