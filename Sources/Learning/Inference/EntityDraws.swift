/// Draws of entities with replacement, each with all its rows.
///
/// Entities with any event and entities without are drawn apart, each as often as there are, so
/// that a draw has the mix of the rows themselves. With folds this holds within each fold.
struct EntityDraws: Sendable {
    /// For each row the number of its entity, from 0.
    let entityOfRow: [Int]
    let entityCount: Int
    private let strata: [[Int]]

    /// - Parameters:
    ///   - entities: any number for each row; rows with the same one belong together.
    ///   - folds: all rows of an entity lie in one.
    init(labels: [UInt8], entities: [Int], folds: RowFolds? = nil) {
        precondition(labels.count == entities.count, "there is one entity for each row")
        var numbers: [Int: Int] = [:]
        var entityOfRow: [Int] = []
        entityOfRow.reserveCapacity(entities.count)
        for entity in entities {
            let number = numbers[entity] ?? numbers.count
            numbers[entity] = number
            entityOfRow.append(number)
        }
        var hasEvent = [Bool](repeating: false, count: numbers.count)
        for (row, label) in labels.enumerated() where label == 1 {
            hasEvent[entityOfRow[row]] = true
        }
        self.entityOfRow = entityOfRow
        entityCount = numbers.count
        var foldOfEntity = [Int](repeating: 0, count: numbers.count)
        for (row, fold) in (folds?.ofRow ?? []).enumerated() {
            foldOfEntity[entityOfRow[row]] = fold
        }
        strata = (0..<(folds?.count ?? 1)).flatMap { fold in
            let all = numbers.values.sorted().filter { foldOfEntity[$0] == fold }
            return [all.filter { hasEvent[$0] }, all.filter { !hasEvent[$0] }]
        }
    }

    /// How often each entity is drawn this time.
    func draw(_ generator: inout SeededGenerator) -> [Double] {
        var multiplicities = [Double](repeating: 0, count: entityCount)
        for stratum in strata {
            for _ in stratum.indices {
                multiplicities[stratum[generator.index(below: stratum.count)]] += 1
            }
        }
        return multiplicities
    }
}
