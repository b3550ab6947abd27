/// A column before it is scaled.
struct DraftColumn {
    enum Moments {
        /// Known from counts alone.
        case counted(mean: Double, deviation: Double)
        /// Those of the federation, to be asked for.
        case summed
        /// Each institution's own; to be asked is whether there are any.
        case atHome
    }

    /// What a sum tells of a column.
    enum Found {
        case moments(mean: Double, deviation: Double)
        /// At how many institutions it varies.
        case varying(Int)
    }

    struct Quartiles {
        let median: Double
        /// From the first quartile to the third.
        let range: Double
    }

    /// Why a column carries nothing.
    enum Emptiness: String, Error {
        case constant = "constant in training"
        case constantAtHome = "constant in training at every institution"
        case equalQuartiles = "its quartiles are equal"
    }

    let column: PipelineColumn
    let moments: Moments
    /// Nil where it is left as it is.
    let scale: RecipeStep.Scale?
    /// Set where the scale is to be a robust one.
    let quartiles: Quartiles?

    /// The column about its centre and in units of its scale, as the recipe has it. `rows` are the
    /// federation's training rows.
    func scaled(_ found: Found?, rows: Int) -> Result<PipelineColumn, Emptiness> {
        switch known ?? found {
        case .moments(let mean, let deviation): return scaled(mean: mean, deviation: deviation)
        case .varying(let institutions) where institutions > 0:
            return .success(column.scaledAtHome(rows: rows))
        case .varying: return .failure(.constantAtHome)
        case nil: preconditionFailure("\(column.name) was not asked for")
        }
    }

    private func scaled(
        mean: Double, deviation: Double
    ) -> Result<PipelineColumn, Emptiness> {
        let least = column.leastDeviation
        guard deviation > least else { return .failure(.constant) }
        guard scale != nil else { return .success(column.standardised(mean: 0, scale: 1)) }
        if let quartiles {
            guard quartiles.range > least else { return .failure(.equalQuartiles) }
            return .success(
                column.standardised(
                    mean: quartiles.median, scale: quartiles.range / Self.normalQuartileRange))
        }
        return .success(column.standardised(mean: mean, scale: deviation))
    }

    private var known: Found? {
        switch moments {
        case .counted(let mean, let deviation): .moments(mean: mean, deviation: deviation)
        case .summed, .atHome: nil
        }
    }

    /// The quartile range of a normal distribution with deviation 1.
    private static let normalQuartileRange = 1.349
}
