extension UnitDoctor {
    /// What can be mistaken about the numbers of one of a study's features.
    ///
    /// Pairs of units come from the measure or the dimension of the column behind it, or else from its
    /// own unit where only one dimension has that. Numbers without either can only be mistaken by their scale; money by
    /// both.
    package init(of request: FeatureRequest, _ resolver: FeatureResolver) {
        guard let kind = UnitDoctor.kind(of: request, resolver) else {
            self.init(suspicions: [], looksAtScale: true)
            return
        }
        switch kind {
        case .quantity(let dimension):
            self.init(
                suspicions: UnitSuspicion.factors(of: dimension), looksAtScale: dimension == .money)
        case .analyte(let analyte):
            self.init(suspicions: UnitSuspicion.factors(of: analyte), looksAtScale: false)
        }
    }

    private static func kind(
        of request: FeatureRequest, _ resolver: FeatureResolver
    ) -> Measure.Kind? {
        switch request.source {
        case .attribute(_, _, _, let unit, _), .derived(_, let unit):
            return only(unit).map(Measure.Kind.quantity)
        case .domain(let name, _, _):
            let feature = resolver.features.first { $0.name == name }
            guard let source = FeatureSource(request, resolver) else {
                return feature.flatMap { measured($0, resolver.schema) }
                    ?? only(feature?.unit).map(Measure.Kind.quantity)
            }
            if let word = source.measured {
                // How many rows there are, or how old they are, stands in no unit of the measure.
                return resolver.schema.measure(word).flatMap {
                    $0.unit == feature?.unit ? $0.kind : nil
                }
            }
            return resolver.schema.column(source.column)?.dimension.map(Measure.Kind.quantity)
        }
    }

    /// What the rows of a feature's first history measure, where the feature has that unit itself.
    private static func measured(
        _ feature: DomainFeature, _ schema: CanonicalSchema
    ) -> Measure.Kind? {
        guard case .history(let histories, make: _) = feature.reading,
            let word = histories.first?.selector?.word, let measure = schema.measure(word),
            measure.unit == feature.unit
        else { return nil }
        return measure.kind
    }

    /// The one dimension in which a unit stands; nil where several have it, or none.
    private static func only(_ unit: String?) -> Dimension? {
        guard let unit else { return nil }
        let known = Dimension.allCases.filter { $0.knows(unit) }
        return known.count == 1 ? known.first : nil
    }
}
