package import Documents

extension AlarmReport {
    static let keys = ["events", "exposure", "unit", "rateLength", "models", "curves"]

    package var json: JSONValue {
        [
            "events": events.map { .integer($0) } ?? .null, "exposure": .double(exposure),
            "unit": .string(unit), "rateLength": .double(rateLength),
            "models": .array(models.map(\.json)), "curves": .array(curves.map(\.json)),
        ]
    }

    package init(_ reader: DocumentReader) throws(DocumentError) {
        var models: [AlarmFigures] = []
        for entry in try reader.objects("models", keys: AlarmFigures.keys) {
            models.append(try AlarmFigures(entry))
        }
        guard Set(models.map(\.source)).count == models.count else {
            throw reader.failure("models", expected: "each source once", found: "one twice")
        }
        var curves: [CostCurve] = []
        for entry in try reader.objects("curves", keys: CostCurve.keys) {
            curves.append(try CostCurve(entry))
        }
        self.init(
            events: reader.isNull("events")
                ? nil : try reader.integer("events", in: 0...JSONValue.largestInteger),
            exposure: try reader.number("exposure", in: 0...1e15),
            unit: try reader.string("unit", maximumLength: 40),
            rateLength: try reader.number("rateLength", in: 1...1e6), models: models,
            curves: curves)
    }
}

extension AlarmReport.CostCurve {
    fileprivate static let keys = ["source", "thresholds", "costs"]

    fileprivate var json: JSONValue {
        [
            "source": .string(source.rawValue),
            "thresholds": .array(points.map { .double($0.threshold) }),
            "costs": .array(points.map { .double($0.cost) }),
        ]
    }

    fileprivate init(_ reader: DocumentReader) throws(DocumentError) {
        source = try reader.choice("source", as: AlarmFigures.Source.self)
        let thresholds = try reader.numbers("thresholds", in: 0...1)
        let costs = try reader.numbers("costs", in: 0...1e15)
        guard thresholds.count == costs.count else {
            throw reader.failure(
                "costs", expected: "one for each of \(thresholds.count) thresholds",
                found: "\(costs.count)")
        }
        points = zip(thresholds, costs).map {
            AlarmReport.CostPoint(threshold: $0, cost: $1)
        }
    }
}
