/// The observations that a time-travel check looks at, in batches of which no two share a group.
struct TravelSample {
    let loader: FrameLoader
    let seed: String

    /// How many observations are drawn at most.
    static let mostRows = 1_000
    /// Further observations of the same groups need another batch.
    private static let mostBatches = 3

    /// Observations in the order of a seeded draw, in batches of which no two share a group.
    func batches(_ observation: FrameLoader.Observation) -> [[ObservedRows.Row]] {
        let rows = observation.rows.kept.map { row in
            (row, SplitRequest.draw(seed: seed + "/time-travel", entity: row.key))
        }.sorted { ($0.1, $0.0.key) < ($1.1, $1.0.key) }.map(\.0)
        let columns = groupColumns(observation.features)
        let keys = columns.map(observation.observed.texts)
        var batches: [[ObservedRows.Row]] = []
        var taken: [[Set<String>]] = []
        var count = 0
        for row in rows where count < TravelSample.mostRows {
            let own = keys.map { $0[row.place] }
            let place = batches.indices.first { batch in
                own.indices.allSatisfy { !taken[batch][$0].contains(own[$0]) }
            }
            guard
                let batch = place
                    ?? (batches.count < TravelSample.mostBatches ? batches.count : nil)
            else { continue }
            if batch == batches.count {
                batches.append([])
                taken.append(own.map { _ in [] })
            }
            batches[batch].append(row)
            for index in own.indices { taken[batch][index].insert(own[index]) }
            count += 1
        }
        return batches
    }

    /// The columns of an observation by which anything is tied to it, its entity always.
    private func groupColumns(_ features: [ResolvedFeature]) -> [ColumnReference] {
        var columns = [loader.plan.entity]
        for case .history(let histories, make: _) in features.map(\.reading) {
            for history in histories where !columns.contains(history.observed) {
                columns.append(history.observed)
            }
        }
        return columns
    }
}
