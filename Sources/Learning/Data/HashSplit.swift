/// Hold-out by a draw that belongs to the entity, so that all rows of an entity fall on one side,
/// at every institution.
///
/// A draw is the first eight bytes, big-endian, of a keyed hash of the entity; it is made elsewhere
/// and handed in. Every 64-bit number is equally likely.
package struct HashSplit: Sendable, Hashable {
    /// The share of entities held out, in parts per thousand.
    package let holdoutPerThousand: Int
    /// The share of the other entities that validates, in parts per thousand.
    package let validationPerThousand: Int

    package init(holdoutPerThousand: Int, validationPerThousand: Int = 0) {
        precondition(
            (0...1000).contains(holdoutPerThousand) && (0...1000).contains(validationPerThousand),
            "a share of rows is 0 to 1000 parts per thousand")
        self.holdoutPerThousand = holdoutPerThousand
        self.validationPerThousand = validationPerThousand
    }

    /// Whether the draw lies below the share: draw < ⌊share·2^64/1000⌋.
    package func isHoldout(draw: UInt64) -> Bool {
        Self.isBelow(draw, perThousand: holdoutPerThousand)
    }

    /// The same rule on a draw of its own.
    package func isValidation(draw: UInt64) -> Bool {
        Self.isBelow(draw, perThousand: validationPerThousand)
    }

    /// The part of an entity with these two draws.
    package func part(draw: UInt64, validationDraw: UInt64) -> RowPart {
        if isHoldout(draw: draw) { return .holdout }
        return isValidation(draw: validationDraw) ? .validation : .training
    }

    /// The fold of a draw: ⌊folds·draw/2^64⌋, from 0 to `folds` − 1.
    package static func fold(draw: UInt64, of folds: Int) -> Int {
        precondition(folds > 0, "there is at least one fold")
        return Int(UInt64(folds).multipliedFullWidth(by: draw).high)
    }

    private static func isBelow(_ draw: UInt64, perThousand share: Int) -> Bool {
        guard share < 1000 else { return true }
        let (limit, _) = UInt64(1000).dividingFullWidth((high: UInt64(share), low: 0))
        return draw < limit
    }
}
