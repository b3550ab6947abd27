package import Learning

extension TrainedModel {
    /// The features behind the model's columns, each once, in the columns' order.
    package var featureNames: [String] {
        var names: [String] = []
        for column in pipeline.columns where !names.contains(column.feature) {
            names.append(column.feature)
        }
        return names
    }

    /// How far the model's features say the same thing twice over training rows, by their place in
    /// `featureNames`; nil where no sum of the run tells.
    package var collinearity: Collinearity? {
        guard let products else { return nil }
        let names = featureNames
        return Collinearity(
            products: products,
            features: pipeline.columns.map { names.firstIndex(of: $0.feature) ?? 0 })
    }
}
