import Learning

/// The model's coefficients as rows of the page, each with its interval drawn on a common scale.
struct CoefficientTable: Sendable {
    struct Row: Sendable {
        let label: String
        /// The column's name, where the label is another one.
        let column: String?
        let value: String
        let standardError: String
        let interval: String
        /// e to the value; nil where coefficients move an amount.
        let oddsRatio: String?
        /// The pooled model's value; nil in reports without a pooled model.
        let pooled: String?
        let plot: Drawing?
    }

    let rows: [Row]
    let hasPooled: Bool
    let hasOdds: Bool
    /// What the intervals mean, which ridge regression changes.
    let caution: String?
    /// How far the federated coefficients are from the pooled ones.
    let agreement: String?

    /// Nil for a model without coefficients.
    init?(_ report: ComparisonReport, in context: ReportContext) {
        guard let coefficients = report.federated.coefficients, !coefficients.isEmpty else {
            return nil
        }
        let pooled = Dictionary(
            (report.pooled?.coefficients ?? []).map { ($0.name, $0) }
        ) { first, _ in first }
        let scale = Self.scale(coefficients)
        let hasPooled = !pooled.isEmpty
        self.hasPooled = hasPooled
        let hasOdds = context.terms.family != .amount
        self.hasOdds = hasOdds
        rows = coefficients.map { coefficient in
            Self.row(
                coefficient, pooled: pooled[coefficient.name], hasPooled: hasPooled,
                hasOdds: hasOdds, label: context.label(of: coefficient.name), scale)
        }
        caution =
            (report.federated.ridge ?? 0) > 0
            ? """
            The fit is penalised (ridge λ = \(NumberText.plain(report.federated.ridge ?? 0))): \
            coefficients are drawn towards 0 and their intervals are no test, so that no p-values \
            are given.
            """ : nil
        agreement = Self.agreement(coefficients, pooled)
    }

    private static func row(
        _ coefficient: Coefficient, pooled: Coefficient?, hasPooled: Bool, hasOdds: Bool,
        label: String?, _ scale: PlotScale
    ) -> Row {
        let interval = coefficient.interval.map {
            "\(NumberText.fixed($0.low, 3)) to \(NumberText.fixed($0.high, 3))"
        }
        return Row(
            label: label ?? coefficient.name,
            column: label == nil || label == coefficient.name ? nil : coefficient.name,
            value: NumberText.fixed(coefficient.value, 4),
            standardError: coefficient.standardError.map { NumberText.fixed($0, 4) } ?? "–",
            interval: interval ?? "–", oddsRatio: hasOdds ? oddsRatio(coefficient.value) : nil,
            pooled: hasPooled ? pooled.map { NumberText.fixed($0.value, 4) } ?? "–" : nil,
            plot: plot(coefficient, scale))
    }

    private static func oddsRatio(_ value: Double) -> String {
        value.magnitude < 6 ? NumberText.fixed(ElementaryFunctions.exp(value), 3) : "–"
    }

    /// One scale for all but the intercept, which says where the average lies and not what moves it.
    private static func scale(_ coefficients: [Coefficient]) -> PlotScale {
        let marks = coefficients.filter { !isIntercept($0) }.map { coefficient in
            let value = coefficient.value
            return (value, coefficient.interval ?? Bounds(low: value, high: value))
        }
        return PlotScale(showing: marks, start: 4, end: 216)
    }

    /// The intercept, or that of a class.
    private static func isIntercept(_ coefficient: Coefficient) -> Bool {
        coefficient.name == "intercept" || coefficient.name.hasPrefix("intercept (")
    }

    private static func plot(_ coefficient: Coefficient, _ scale: PlotScale) -> Drawing? {
        guard !isIntercept(coefficient) else { return nil }
        var drawing = Drawing(
            width: 220, height: 20, title: "Interval of \(coefficient.name)", description: "")
        drawing.line(scale.place(0), 0, scale.place(0), 20, "zero")
        if let interval = coefficient.interval {
            drawing.line(
                scale.clippedPlace(interval.low), 10, scale.clippedPlace(interval.high), 10,
                "whisker")
        }
        drawing.circle(scale.clippedPlace(coefficient.value), 10, radius: 4, "dot")
        return drawing
    }

    private static func agreement(
        _ coefficients: [Coefficient], _ pooled: [String: Coefficient]
    ) -> String? {
        guard !pooled.isEmpty else { return nil }
        let gaps = coefficients.compactMap { coefficient -> Double? in
            guard let other = pooled[coefficient.name] else { return nil }
            let scale = max(other.value.magnitude, coefficient.value.magnitude)
            return scale == 0 ? 0 : (coefficient.value - other.value).magnitude / scale
        }
        guard gaps.count == pooled.count, gaps.count == coefficients.count,
            let largest = gaps.max()
        else { return "The pooled model has other columns than the federated one." }
        return largest == 0
            ? "Every coefficient has the same bits as in the pooled fit."
            : """
            The largest relative difference of a coefficient between the federated and the pooled \
            fit is \(NumberText.power(largest)).
            """
    }
}
