import Documents
import Learning

/// A study's request brought together with the columns that answer it.
struct ResolvedFeature {
    let request: FeatureRequest
    /// The columns to read, in the order in which `value` gets their cells.
    let needs: [ColumnReference]
    /// The attribute table whose `known_at` decides whether the value counts.
    let attributeTable: String?
    let currency: (column: ColumnReference, code: String)?
    let value: @Sendable (ObservedCells) -> FeatureValue
}

/// Finds for each request of a study the columns and the rule that answer it, or says why not.
package struct FeatureResolver: Sendable {
    package let schema: CanonicalSchema
    package let features: [DomainFeature]

    package init(schema: CanonicalSchema, features: [DomainFeature]) {
        self.schema = schema
        self.features = features
    }

    /// A row's state is one byte.
    private static let mostSpecials = 250

    /// Throws the first fault, in the order of the requests.
    func resolve(
        _ requests: [FeatureRequest], in mapping: Mapping
    ) throws(FeatureError) -> [ResolvedFeature] {
        var names: Set<String> = []
        var resolved: [ResolvedFeature] = []
        for request in requests {
            guard names.insert(request.name).inserted else { throw .twice(request.name) }
            guard request.specification.specials.count <= FeatureResolver.mostSpecials else {
                throw .otherKind(request.name)
            }
            resolved.append(try resolve(request, in: mapping))
        }
        return resolved
    }

    func resolve(
        _ request: FeatureRequest, in mapping: Mapping
    ) throws(FeatureError) -> ResolvedFeature {
        switch request.source {
        case .domain(let name, let currency):
            try domain(request, name: name, currency: currency, mapping)
        case .attribute(let table, let name, let type, let unit):
            try attribute(request, table: table, name: name, type: type, unit: unit, mapping)
        }
    }

    private func domain(
        _ request: FeatureRequest, name: String, currency: String?, _ mapping: Mapping
    ) throws(FeatureError) -> ResolvedFeature {
        guard let feature = features.first(where: { $0.name == name }) else {
            throw .unknownFeature(name, nearest: NearestName.of(name, among: features.map(\.name)))
        }
        switch feature.availability {
        case .on: break
        case .later: throw .notAvailableYet(name)
        case .off(let reason): if !request.isWaived { throw .off(name, reason: reason) }
        }
        guard FeatureResolver.fits(request.specification.kind, feature.kind) else {
            throw .otherKind(name)
        }
        let needs = feature.needs + (feature.currency.map { [$0] } ?? [])
        for column in needs {
            if let reason = mapping.absence(of: column) {
                throw .needsAbsent(name, column: column, reason: reason)
            }
        }
        let money = try self.currency(of: feature, currency)
        let exponent = money.flatMap { Currency.exponent(of: $0.code) } ?? 0
        let settings = DomainFeature.Settings(currencyExponent: exponent)
        let value = feature.value
        return ResolvedFeature(
            request: request, needs: feature.needs, attributeTable: nil, currency: money,
            value: { cells in value(cells, settings) })
    }

    private func currency(
        of feature: DomainFeature, _ code: String?
    ) throws(FeatureError) -> (column: ColumnReference, code: String)? {
        guard let column = feature.currency else { return nil }
        guard let code else { throw .currencyRequired(feature.name) }
        guard Currency.exponent(of: code) != nil else { throw .currencyUnknown(feature.name) }
        return (column, code)
    }

    private func attribute(
        _ request: FeatureRequest, table: String, name: String, type: AttributeType, unit: String?,
        _ mapping: Mapping
    ) throws(FeatureError) -> ResolvedFeature {
        guard schema.attributeTable(table) != nil else {
            let nearest = NearestName.of(table, among: schema.attributeTables.map(\.name))
            throw .unknownAttributeTable(table, nearest: nearest)
        }
        guard let attribute = mapping.attribute(table, name) else {
            let offered = mapping.attributes.filter { $0.table == table }.flatMap(\.sources)
                .flatMap(\.attributes).map(\.name)
            throw .unknownAttribute(name, nearest: NearestName.of(name, among: offered))
        }
        guard attribute.type == type else {
            throw .otherType(name, study: type.rawValue, mapping: attribute.type.rawValue)
        }
        guard attribute.target == unit else {
            throw .otherUnit(name, study: unit, mapping: attribute.target)
        }
        if attribute.isProtected, request.role == .feature || request.role == .input,
            !request.isWaived
        {
            throw .protected(name)
        }
        if type == .date { throw .notAvailableYet(name) }
        guard FeatureResolver.fits(request.specification.kind, type) else { throw .otherKind(name) }
        return ResolvedFeature(
            request: request, needs: [ColumnReference(table, name)], attributeTable: table,
            currency: nil, value: { cells in cells.value(0) })
    }

    private static func fits(
        _ kind: FeatureSpecification.Kind, _ other: DomainFeature.Kind
    ) -> Bool {
        switch (kind, other) {
        case (.number, .number), (.flag, .flag), (.code, .code): true
        case (.number, .flag), (.number, .code), (.flag, .number), (.flag, .code), (.code, .number),
            (.code, .flag):
            false
        }
    }

    private static func fits(_ kind: FeatureSpecification.Kind, _ type: AttributeType) -> Bool {
        switch (kind, type) {
        case (.number, .number), (.number, .integer), (.flag, .flag), (.code, .code): true
        case (.number, .flag), (.number, .code), (.number, .date), (.flag, .number),
            (.flag, .integer),
            (.flag, .code), (.flag, .date), (.code, .number), (.code, .integer), (.code, .flag),
            (.code, .date):
            false
        }
    }
}
