import Learning

/// Builds the features of a few observations again, from whatever tables are in place.
struct TravelledFeatures {
    let loader: FrameLoader
    let observation: FrameLoader.Observation
    let batch: [ObservedRows.Row]
    let compiled: CompiledMapping
    let snapshot: Snapshot

    /// One column for each feature and subgroup, with a row for each observation of the batch.
    ///
    /// An observation that is no longer there has missing values only.
    func columns(foresight: Int) throws(FeatureError) -> [FrameColumn] {
        let features = observation.features.filter {
            [.feature, .subgroup].contains($0.request.role)
        }
        let isOfSteps = loader.plan.source != .rows
        let observed = try loader.read(
            features, observation.time, compiled, snapshot,
            steps: isOfSteps ? TravelStage.steps : nil)
        let rows = ObservedRows(
            batch, foundAgainIn: observed, plan: loader.plan, time: observation.time)
        return try loader.builder(of: features, compiled, foresight: foresight)
            .build(rows, observed, in: snapshot).map(\.column)
    }
}
