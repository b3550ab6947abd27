import Documents
import Learning

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
            resolved.append(try resolve(request, among: requests, mapping))
        }
        return resolved
    }

    /// Everything that is wrong with the requests, by their names.
    func faults(
        of requests: [FeatureRequest], in mapping: Mapping
    ) -> [(request: String, error: FeatureError)] {
        requests.compactMap { request in
            do throws(FeatureError) {
                _ = try resolve(request, among: requests, mapping)
                return nil
            } catch {
                return (request.name, error)
            }
        }
    }

    private func resolve(
        _ request: FeatureRequest, among requests: [FeatureRequest], _ mapping: Mapping
    ) throws(FeatureError) -> ResolvedFeature {
        switch request.source {
        case .domain(let name, let currency, let window):
            return try domain(request, name: name, currency: currency, window: window, mapping)
        case .attribute:
            return ResolvedFeature(
                request: request, reading: .row(try attribute(request, mapping)))
        case .derived(let derivation, let unit):
            var inputs: [DerivedValue.Input] = []
            for name in derivation.inputs {
                guard let input = requests.first(where: { $0.name == name }),
                    case .attribute(_, _, let type, let unit, _) = input.source
                else { throw .notAnAttribute(name, of: request.name) }
                inputs.append(
                    .init(reading: try attribute(input, mapping), type: type, unit: unit))
            }
            let derived = try DerivedValue(
                derivation, of: inputs, unit: unit, feature: request.name)
            return ResolvedFeature(request: request, reading: .row(derived.reading))
        }
    }

    private func domain(
        _ request: FeatureRequest, name: String, currency: String?, window: Int?,
        _ mapping: Mapping
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
        guard (feature.windowing == .required) == (window != nil) else {
            throw window == nil ? .windowRequired(request.name) : .noWindow(request.name)
        }
        try checkNeeds(of: feature, mapping)
        let money = try self.currency(of: feature, currency)
        let exponent = money.flatMap { Currency.exponent(of: $0.code) } ?? 0
        let settings = DomainFeature.Settings(
            currencyExponent: exponent, window: window, zone: try zone(of: feature, mapping))
        switch feature.reading {
        case .row(let needs, let value):
            return ResolvedFeature(
                request: request,
                reading: .row(
                    RowReading(
                        needs: needs, known: known(needs, mapping), currency: money,
                        value: { cells in value(cells, settings) })))
        case .history(let histories, let make):
            return ResolvedFeature(
                request: request, reading: .history(histories, make: { make(settings) }))
        }
    }

    private func zone(
        of feature: DomainFeature, _ mapping: Mapping
    ) throws(FeatureError) -> ZoneRules? {
        guard feature.isLocal else { return nil }
        guard let name = mapping.timezone else { throw .zoneRequired(feature.name) }
        do throws(DateEncodingError) {
            return try ZoneRules(name)
        } catch {
            throw .zoneRequired(feature.name)
        }
    }

    /// Every needed column is mapped, and of the optional ones at least one.
    private func checkNeeds(of feature: DomainFeature, _ mapping: Mapping) throws(FeatureError) {
        var free = feature.optional
        if case .history(let histories, make: _) = feature.reading {
            free += histories.filter(\.isOptional).flatMap(\.needs)
        }
        for column in feature.needs where !free.contains(column) {
            if let reason = mapping.absence(of: column) {
                throw .needsAbsent(feature.name, column: column, reason: reason)
            }
        }
        if let last = feature.optional.last,
            feature.optional.allSatisfy({ mapping.absence(of: $0) != nil })
        {
            throw .needsAbsent(feature.name, column: last, reason: mapping.absence(of: last) ?? "")
        }
    }

    /// The columns that say since when the rows behind some cells were known.
    private func known(_ needs: [ColumnReference], _ mapping: Mapping) -> [ColumnReference] {
        var columns: [ColumnReference] = []
        for table in needs.filter({ mapping.absence(of: $0) == nil }).map(\.table) {
            guard let canonical = schema.table(table),
                let name = [canonical.availabilityTime, canonical.eventTime].compactMap({ $0 })
                    .first(where: { mapping.absence(of: ColumnReference(table, $0)) == nil })
            else { continue }
            let column = ColumnReference(table, name)
            if !columns.contains(column) { columns.append(column) }
        }
        return columns
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
        _ request: FeatureRequest, _ mapping: Mapping
    ) throws(FeatureError) -> RowReading {
        guard
            case .attribute(let table, let name, let type, let unit, let resolution) = request
                .source
        else { preconditionFailure("only an attribute is resolved as one") }
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
        guard type == .date || FeatureResolver.fits(request.specification.kind, type) else {
            throw .otherKind(name)
        }
        if type == .date, request.role != .input { throw .dateAsValue(name) }
        return RowReading(
            needs: [ColumnReference(table, name)],
            known: [ColumnReference(table, AttributeTable.knownAt)], currency: nil,
            value: { cells in
                guard let number = cells.number(0) else { return cells.value(0) }
                return .number(CanonicalColumn.rounded(number, decimals: resolution))
            })
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
