package import Documents

/// The federated or the pooled model of a report: its coefficients, if it has any, and its figures
/// over the hold-out rows of all institutions.
package struct ModelFigures: Sendable, Hashable {
    /// In the order of the model's columns; nil for models without coefficients.
    package let coefficients: [Coefficient]?
    package let metrics: ModelMetrics
    /// Whether training reached its stopping rule.
    package let converged: Bool
    /// The ridge λ of the fit; above 0 the intervals are penalised and no test.
    package let ridge: Double?
    /// The tables of its weights of evidence; empty for models without them.
    package let binnings: [BinningTable]
    /// What became of its inputs; nil in reports of earlier versions.
    package let recipe: RecipeFigures?

    package init(
        coefficients: [Coefficient]?, metrics: ModelMetrics, converged: Bool = true,
        ridge: Double? = nil, binnings: [BinningTable] = [], recipe: RecipeFigures? = nil
    ) {
        self.coefficients = coefficients
        self.metrics = metrics
        self.converged = converged
        self.ridge = ridge
        self.binnings = binnings
        self.recipe = recipe
    }

    static let keys = ["coefficients", "metrics", "converged", "ridge", "binnings", "recipe"]

    package var json: JSONValue {
        var members: [JSONMember] = []
        if let coefficients {
            let value = JSONValue.object(coefficients.map(\.member))
            members.append(JSONMember(key: "coefficients", value: value))
        }
        members.append(JSONMember(key: "metrics", value: metrics.json))
        members.append(JSONMember(key: "converged", value: .bool(converged)))
        if let ridge { members.append(JSONMember(key: "ridge", value: .double(ridge))) }
        if !binnings.isEmpty {
            members.append(JSONMember(key: "binnings", value: .array(binnings.map(\.json))))
        }
        if let recipe { members.append(JSONMember(key: "recipe", value: recipe.json)) }
        return .object(members)
    }

    package init(_ reader: DocumentReader) throws(DocumentError) {
        var binnings: [BinningTable] = []
        for entry in try reader.optionalObjects("binnings", keys: BinningTable.keys) ?? [] {
            binnings.append(try BinningTable(entry))
        }
        var recipe: RecipeFigures?
        if let object = try reader.optionalObject("recipe", keys: RecipeFigures.keys) {
            recipe = try RecipeFigures(object)
        }
        self.init(
            coefficients: try Self.coefficients(reader),
            metrics: try ModelMetrics(reader.object("metrics", keys: ModelMetrics.keys)),
            converged: try reader.bool("converged"),
            ridge: try reader.optionalNumber("ridge", in: 0...1e300), binnings: binnings,
            recipe: recipe)
    }

    /// Every key names a coefficient, even one that is called "note".
    private static func coefficients(
        _ reader: DocumentReader
    ) throws(DocumentError) -> [Coefficient]? {
        guard let value = reader.optionalValue("coefficients") else { return nil }
        guard case .object(let members) = value else {
            throw reader.failure("coefficients", expected: "an object", found: value.summary)
        }
        var coefficients: [Coefficient] = []
        for member in members {
            let path = DocumentPath.join(reader.path(of: "coefficients"), member.key)
            coefficients.append(try Coefficient(member, at: path))
        }
        return coefficients
    }
}
