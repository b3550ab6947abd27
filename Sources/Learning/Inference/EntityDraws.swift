/// Draws of entities with replacement, each with all its rows.
///
/// Entities with any event and entities without are drawn apart, each as often as there are, so
/// that a draw has the mix of the rows themselves.
struct EntityDraws: Sendable {
    /// For each row the number of its entity, from 0.
    let entityOfRow: [Int]
    let entityCount: Int
    private let strata: [[Int]]

    /// - Parameter entities: any number for each row; rows with the same one belong together.
    init(labels: [UInt8], entities: [Int]) {
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
        let all = 0..<numbers.count
        strata = [all.filter { hasEvent[$0] }, all.filter { !hasEvent[$0] }]
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
