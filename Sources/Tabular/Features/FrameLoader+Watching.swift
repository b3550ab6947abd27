import Learning

extension FrameLoader {
    /// Takes out the rows that have seen too little of what the study's features are made of.
    func keepWatched(
        _ rows: inout ObservedRows, _ observed: ObservedColumns, _ compiled: CompiledMapping,
        _ snapshot: Snapshot
    ) throws(FeatureError) {
        guard let watch = plan.watch(requests) else { return }
        let features = watch.readings.map { reading in
            ResolvedFeature(
                request: FrameLoader.watching,
                reading: .history(reading.histories, make: reading.make))
        }
        let columns = try builder(of: features, compiled).build(rows, observed, in: snapshot)
            .map(\.column)
        rows.keep(orExclude: watch.reason) { row in
            columns.contains { column in
                column.states[row] == FrameColumn.value && column.values[row] >= watch.least
            }
        }
    }

    private static let watching = FeatureRequest(
        specification: FeatureSpecification(
            name: "watch", kind: .number(range: 0...Double.greatestFiniteMagnitude, edges: [])),
        source: .domain(name: "watch", currency: nil))
}
