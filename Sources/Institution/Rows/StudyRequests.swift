import Documents
package import Federation
import Learning
package import Tabular

/// A study as a domain's loader understands it.
package struct StudyRequests {
    package let loader: FrameLoader

    package init(_ study: Study, domain: any Domain.Type) throws {
        guard study.domain == domain.name else {
            throw RowsError.otherDomain(study: study.domain, node: domain.name)
        }
        let waived = Set(study.waivers.compactMap(\.feature))
        loader = FrameLoader(
            resolver: FeatureResolver(schema: domain.schema, features: domain.features),
            plan: try Self.plan(study, domain: domain),
            requests: try study.features.map {
                try Self.request($0, isWaived: waived.contains($0.name))
            },
            split: try Self.split(study))
    }

    /// The field's own errors are told as errors of the study.
    private static func plan(
        _ study: Study, domain: any Domain.Type
    ) throws(RowsError) -> ObservationPlan {
        do {
            return try domain.plan(population: study.population, target: study.target)
        } catch {
            throw .parameters("\(error)")
        }
    }

    private static func request(
        _ feature: StudyFeature, isWaived: Bool
    ) throws -> FeatureRequest {
        let source: FeatureRequest.Source
        switch feature.source {
        case .domain(let currency):
            source = .domain(name: feature.name, currency: currency)
        case .attribute(let table, let type, let unit):
            guard let type = AttributeType(rawValue: type) else {
                throw RowsError.attributeType(feature: feature.name)
            }
            source = .attribute(table: table, name: feature.name, type: type, unit: unit)
        case .derived(let kind, _, _):
            throw RowsError.notBuilt(feature: feature.name, kind: kind)
        }
        return FeatureRequest(
            specification: feature.specification, source: source, role: role(feature.role),
            isWaived: isWaived)
    }

    private static func role(_ role: StudyFeature.Role) -> FeatureRequest.Role {
        switch role {
        case .feature: .feature
        case .input: .input
        case .subgroup: .subgroup
        case .split: .split
        }
    }

    private static func split(_ study: Study) throws -> SplitRequest {
        let kind: SplitRequest.Kind
        switch study.split.kind {
        case .hash(let holdout): kind = .hash(holdout: holdout)
        case .column(let name): kind = .column(name: name)
        case .time(let date, let purgeDays):
            guard let day = Day(iso: date) else { throw RowsError.splitDate }
            kind = .time(day: day, purgeDays: purgeDays)
        }
        return SplitRequest(kind: kind, validation: study.split.validation, seed: study.seed)
    }
}

/// Why an institution's rows can't be read for a study.
package enum RowsError: Error, Hashable, CustomStringConvertible {
    case otherDomain(study: String, node: String)
    case attributeType(feature: String)
    case notBuilt(feature: String, kind: String)
    case splitDate
    /// Population or target is not what the field knows; the text is the field's own.
    case parameters(String)

    package var description: String {
        switch self {
        case .otherDomain(let study, let node):
            "The study is of the domain \(study), this node reads \(node)."
        case .attributeType(let feature):
            "features.\(feature).type: expected number, integer, flag, code or date."
        case .notBuilt(let feature, let kind):
            "features.\(feature).kind: \(kind) is not supported yet."
        case .parameters(let text): text
        case .splitDate: "split.date: expected a day as YYYY-MM-DD."
        }
    }
}
