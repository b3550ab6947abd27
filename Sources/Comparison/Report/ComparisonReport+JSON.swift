package import Documents

extension ComparisonReport {
    /// A report of a thousand institutions and ten thousand coefficients stays under this.
    package static let maximumBytes = 16 << 20

    private static let keys = [
        "format", "study", "version", "run", "rounds", "bytes", "federated", "pooled",
        "alone", "recalibrated", "institutions", "distribution", "distributionReason",
        "alarms", "checks",
    ]

    package var json: JSONValue {
        var members = [
            JSONMember(key: "format", value: 1),
            JSONMember(key: "study", value: .string(study)),
            JSONMember(key: "version", value: .integer(version)),
            JSONMember(key: "run", value: .string(run)),
            JSONMember(key: "rounds", value: .integer(rounds)),
            JSONMember(key: "bytes", value: .integer(bytes)),
            JSONMember(key: "federated", value: federated.json),
        ]
        if let pooled { members.append(JSONMember(key: "pooled", value: pooled.json)) }
        if let alone { members.append(JSONMember(key: "alone", value: alone.json)) }
        if let recalibrated {
            members.append(JSONMember(key: "recalibrated", value: recalibrated.json))
        }
        let named = JSONValue.array(institutions.map(\.json))
        members.append(JSONMember(key: "institutions", value: named))
        members.append(JSONMember(key: "distribution", value: distribution?.json ?? .null))
        if distribution == nil {
            let reason = UndefinedReason.fewerThanFive.rawValue
            members.append(JSONMember(key: "distributionReason", value: .string(reason)))
        }
        if let alarms { members.append(JSONMember(key: "alarms", value: alarms.json)) }
        members.append(JSONMember(key: "checks", value: checks.json))
        return .object(members)
    }

    /// The file as it is written: indented, with a line break at its end.
    package var file: String { json.pretty() + "\n" }

    /// Reads a report. Throws `DocumentError` with the path of the first thing that is wrong.
    package init(parsing bytes: [UInt8]) throws(DocumentError) {
        let document = try JSONParser.parse(bytes, maximumBytes: Self.maximumBytes)
        let reader = try DocumentReader(document, at: "", keys: Self.keys)
        _ = try reader.integer("format", in: 1...1)
        var institutions: [InstitutionFigures] = []
        for entry in try reader.objects("institutions", keys: InstitutionFigures.keys) {
            institutions.append(try InstitutionFigures(entry))
        }
        guard Set(institutions.map(\.name)).count == institutions.count else {
            throw reader.failure(
                "institutions", expected: "each name once", found: "one of them twice")
        }
        var pooled: ModelFigures?
        if let object = try reader.optionalObject("pooled", keys: ModelFigures.keys) {
            pooled = try ModelFigures(object)
        }
        var alarms: AlarmReport?
        if let object = try reader.optionalObject("alarms", keys: AlarmReport.keys) {
            alarms = try AlarmReport(object)
        }
        self.init(
            study: try reader.string("study", maximumLength: 256),
            version: try reader.integer("version", in: 1...1_000_000),
            run: try reader.string("run", maximumLength: 64),
            rounds: try reader.integer("rounds", in: 0...1_000_000),
            bytes: try reader.integer("bytes", in: 0...JSONValue.largestInteger),
            federated: try ModelFigures(reader.object("federated", keys: ModelFigures.keys)),
            pooled: pooled, alone: try Self.metrics("alone", of: reader),
            recalibrated: try Self.metrics("recalibrated", of: reader), institutions: institutions,
            distribution: try Self.distribution(reader), checks: try Self.checks(reader),
            alarms: alarms)
    }

    private static func metrics(
        _ key: String, of reader: DocumentReader
    ) throws(DocumentError) -> ModelMetrics? {
        guard let object = try reader.optionalObject(key, keys: ModelMetrics.keys) else {
            return nil
        }
        return try ModelMetrics(object)
    }

    /// Reports of earlier versions have none.
    private static func checks(_ reader: DocumentReader) throws(DocumentError) -> ChecksReport {
        guard let object = try reader.optionalObject("checks", keys: ChecksReport.keys) else {
            return .none
        }
        return try ChecksReport(object)
    }

    private static func distribution(
        _ reader: DocumentReader
    ) throws(DocumentError) -> Distribution? {
        if reader.isNull("distribution") {
            _ = try reader.choice("distributionReason", as: UndefinedReason.self)
            return nil
        }
        guard !reader.has("distributionReason") else {
            throw reader.failure(
                "distributionReason", expected: "no reason for a distribution", found: "one")
        }
        return try Distribution(reader.object("distribution", keys: Distribution.keys))
    }
}
