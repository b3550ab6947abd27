/// A column before it is scaled.
struct DraftColumn {
    enum Moments {
        /// Known from counts alone.
        case counted(mean: Double, deviation: Double)
        /// To be asked for.
        case summed
    }

    struct Quartiles {
        let median: Double
        /// From the first quartile to the third.
        let range: Double
    }

    /// Why a column carries nothing.
    enum Emptiness: String, Error {
        case constant = "constant in training"
        case equalQuartiles = "its quartiles are equal"
    }

    let column: PipelineColumn
    let moments: Moments
    let standardises: Bool
    /// Set where the scale is to be a robust one.
    let quartiles: Quartiles?

    /// The column about its centre and in units of its scale, as the recipe has it.
    func scaled(
        summed: (mean: Double, deviation: Double)?
    ) -> Result<PipelineColumn, Emptiness> {
        let (mean, deviation) = knownMoments ?? summed ?? (0, 0)
        let range = column.source.range
        let least = 1e-9 * (range.upperBound - range.lowerBound)
        guard deviation > least else { return .failure(.constant) }
        if let quartiles, standardises {
            guard quartiles.range > least else { return .failure(.equalQuartiles) }
            return .success(
                column.standardised(
                    mean: quartiles.median, scale: quartiles.range / Self.normalQuartileRange))
        }
        return .success(
            column.standardised(mean: standardises ? mean : 0, scale: standardises ? deviation : 1))
    }

    private var knownMoments: (mean: Double, deviation: Double)? {
        switch moments {
        case .counted(let mean, let deviation): (mean, deviation)
        case .summed: nil
        }
    }

    /// The quartile range of a normal distribution with deviation 1.
    private static let normalQuartileRange = 1.349
}
