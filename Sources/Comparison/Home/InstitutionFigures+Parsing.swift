package import Documents

extension InstitutionFigures {
    /// Reads an element of a report's `institutions`.
    package init(_ reader: DocumentReader) throws(DocumentError) {
        try self.init(reader, name: reader.string("name", maximumLength: 256))
    }

    /// Reads what the institution `name` sent. Throws where it tells an exact row count.
    package static func received(
        _ payload: [UInt8], from name: String
    ) throws(DocumentError) -> InstitutionFigures {
        let document = try JSONParser.parse(payload, maximumBytes: 256 << 10)
        let reader = try DocumentReader(document, at: "", keys: ["format"] + figureKeys)
        _ = try reader.integer("format", in: 1...1)
        let figures = try InstitutionFigures(reader, name: name)
        try figures.refuseExactCounts(reader)
        return figures
    }

    private init(_ reader: DocumentReader, name: String) throws(DocumentError) {
        let measure = try reader.choice("measure", as: VerdictSettings.Measure.self)
        let local = try ModelMetrics(reader.object("local", keys: ModelMetrics.keys))
        var recalibrated: ModelMetrics?
        if !reader.isNull("recalibrated") {
            recalibrated = try ModelMetrics(
                reader.object("recalibrated", keys: ModelMetrics.keys))
        }
        var differences: [Difference] = []
        for entry in try reader.objects("differences", keys: Difference.keys) {
            differences.append(try Difference(entry))
        }
        self.init(
            name: name, trainingRows: try Self.count(reader, "trainingRows", "trainingBand"),
            holdoutRows: try Self.count(reader, "holdoutRows", "holdoutBand"),
            holdoutEvents: try Self.events(reader, local.family), local: local,
            federated: try ModelMetrics(reader.object("federated", keys: ModelMetrics.keys)),
            recalibrated: recalibrated, measure: measure, differences: differences,
            verdict: try Self.verdict(reader),
            checks: try CheckSignal.list(reader, "checks"))
        try checkConsistency(reader)
    }

    private static func count(
        _ reader: DocumentReader, _ key: String, _ bandKey: String
    ) throws(DocumentError) -> RowCount {
        let text = try reader.string(bandKey, maximumLength: 32)
        guard let band = RowBand(text) else {
            throw reader.failure(bandKey, expected: "a band such as 200-999", found: "another text")
        }
        if reader.isNull(key) { return .band(band) }
        let count = try reader.integer(key, in: 0...JSONValue.largestInteger)
        guard band.range.contains(count) else {
            throw reader.failure(key, expected: "a count inside \(bandKey)", found: "one outside")
        }
        return .exact(count)
    }

    /// Null, or with a band, where the target is an event; else there are none to tell.
    private static func events(
        _ reader: DocumentReader, _ family: Metric.Family
    ) throws(DocumentError) -> RowCount? {
        guard family == .event else {
            let keys = ["holdoutEvents", "holdoutEventsBand"]
            guard let key = keys.first(where: reader.has) else { return nil }
            throw reader.failure(
                key, expected: "none where the target is no event", found: "events")
        }
        if reader.isNull("holdoutEvents"), reader.isNull("holdoutEventsBand") { return nil }
        return try count(reader, "holdoutEvents", "holdoutEventsBand")
    }

    private static func verdict(_ reader: DocumentReader) throws(DocumentError) -> Verdict {
        let outcome = try reader.choice("verdict", as: Verdict.Outcome.self)
        let basis = try reader.choice("verdictBasis", as: Verdict.Basis.self)
        guard basis.outcome == outcome else {
            throw reader.failure(
                "verdict", expected: "\(basis.outcome.rawValue), which follows from verdictBasis",
                found: "another verdict")
        }
        if reader.isNull("holdoutFactor") { return Verdict(basis: basis) }
        let factor = try reader.number("holdoutFactor", in: 1...1e12)
        return Verdict(basis: basis, holdoutFactor: factor)
    }

    /// Each model and metric is compared once, and `difference` is one of `differences`.
    private func checkConsistency(_ reader: DocumentReader) throws(DocumentError) {
        let pairs = differences.map { "\($0.model) \($0.metric)" }
        let families = [local.family, federated.family, recalibrated?.family ?? local.family]
        guard Set(families).count == 1 else {
            throw reader.failure(
                "federated", expected: "the metrics of local", found: "those of another target")
        }
        guard Set(pairs).count == pairs.count else {
            throw reader.failure(
                "differences", expected: "each model and measure once", found: "one of them twice")
        }
        var told: Difference?
        if !reader.isNull("difference") {
            told = try Difference(reader.object("difference", keys: Difference.keys))
        }
        guard told == difference else {
            throw reader.failure(
                "difference", expected: "the federated model's entry of differences",
                found: "something else")
        }
        if told == nil {
            _ = try reader.choice("differenceReason", as: UndefinedReason.self)
        } else if reader.has("differenceReason") {
            throw reader.failure(
                "differenceReason", expected: "no reason for a number", found: "one")
        }
    }

    private func refuseExactCounts(_ reader: DocumentReader) throws(DocumentError) {
        let counts = [
            ("trainingRows", trainingRows.exact), ("holdoutRows", holdoutRows.exact),
            ("holdoutEvents", holdoutEvents?.exact),
        ]
        let models = [
            ("local", local), ("federated", federated),
            ("recalibrated", recalibrated ?? .undefined(.notComputed)),
        ]
        let key =
            counts.first { $0.1 != nil }?.0
            ?? models.first { $0.1.holdsCounts }?.0
        guard let key else { return }
        throw reader.failure(
            key, expected: "null, with a band beside it, in what leaves an institution",
            found: "an exact count")
    }
}

extension ModelMetrics {
    fileprivate var holdsCounts: Bool {
        rows != nil || events != nil || amountRows != nil || classes != nil
    }
}
