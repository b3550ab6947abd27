import Documents
package import Federation
import Learning
package import Tabular

/// A study as a domain's loader understands it.
package struct StudyRequests {
    package let loader: FrameLoader
    /// The field's schema with what the study measures.
    package let schema: CanonicalSchema

    package init(_ study: Study, domain: any Domain.Type) throws {
        guard study.domain == domain.name else {
            throw RowsError.otherDomain(study: study.domain, node: domain.name)
        }
        if let notice = domain.notice, study.terms.notice != notice {
            throw RowsError.noticeMissing(notice)
        }
        let waived = Set(study.waivers.filter { $0.check == "feature" }.compactMap(\.feature))
        let plan = try Self.field {
            try domain.plan(population: study.population, target: study.target)
        }
        guard plan.targetKind == study.targetKind else { throw RowsError.otherTarget }
        try Self.check(study.evaluation.alarm, against: plan)
        let measures = try Self.field { try domain.measures(population: study.population) }
        schema = domain.schema.extended(by: measures)
        let features = try Self.field { try domain.features(population: study.population) }
        loader = FrameLoader(
            resolver: FeatureResolver(schema: schema, features: features), plan: plan,
            requests: try study.features.map {
                try Self.request($0, axis: plan.axis, isWaived: waived.contains($0.name))
            },
            split: try Self.split(study, axis: plan.axis),
            watchesEvents: study.evaluation.alarm != nil)
    }

    /// An alarm reads axis, step and window out of the study itself, as everybody does who has no
    /// field; the field must understand them alike.
    private static func check(
        _ alarm: AlarmSettings?, against plan: ObservationPlan
    ) throws(RowsError) {
        guard let alarm else { return }
        guard let events = plan.events else { throw .noEvents }
        let axis: TimeAxis =
            switch alarm.axis {
            case .calendar: .instants
            case .usage: .ticks
            }
        guard plan.axis == axis, events.step == alarm.policy.step,
            events.lead == alarm.window.lead, plan.horizon == alarm.window.horizon
        else { throw .otherWindow }
    }

    /// The field's own errors are told as errors of the study.
    private static func field<Value>(_ read: () throws -> Value) throws(RowsError) -> Value {
        do {
            return try read()
        } catch {
            throw .parameters("\(error)")
        }
    }

    private static func request(
        _ feature: StudyFeature, axis: TimeAxis, isWaived: Bool
    ) throws -> FeatureRequest {
        let source: FeatureRequest.Source
        switch feature.source {
        case .domain(let name, let currency, let window):
            source = .domain(
                name: name, currency: currency,
                window: try window.map { try length($0, on: axis, of: feature.name) })
        case .attribute(let table, let type, let unit, let resolution):
            guard let type = AttributeType(rawValue: type) else {
                throw RowsError.attributeType(feature: feature.name)
            }
            source = .attribute(
                table: table, name: feature.name, type: type, unit: unit, resolution: resolution)
        case .derived(let kind, let inputs, let unit):
            source = .derived(
                try derivation(kind, of: inputs, feature: feature.name), unit: unit)
        }
        return FeatureRequest(
            specification: feature.specification, source: source, role: role(feature.role),
            isWaived: isWaived)
    }

    private static func derivation(
        _ kind: String, of inputs: [String], feature: String
    ) throws(RowsError) -> Derivation {
        switch (kind, inputs.count) {
        case ("attribute-difference", 2): .difference(inputs[0], inputs[1])
        case ("attribute-product", 2): .product(inputs[0], inputs[1])
        case ("attribute-ratio", 2): .ratio(inputs[0], inputs[1])
        case ("attribute-months-before", 1): .monthsBefore(inputs[0])
        default: throw .inputs(feature: feature, kind: kind)
        }
    }

    /// Durations count on the calendar, ticks on an axis of usage.
    private static func length(
        _ length: StudyLength, on axis: TimeAxis, of feature: String
    ) throws(RowsError) -> Int {
        switch (length, axis) {
        case (.ticks(let ticks), .ticks): return ticks
        case (.duration(let duration), .instants): return duration.seconds * 1000
        case (.duration(let duration), .days) where duration.seconds % 86_400 == 0:
            return duration.seconds / 86_400
        case (.duration, .days): throw .wholeDays(feature: feature)
        case (.duration, .ticks), (.ticks, .days), (.ticks, .instants):
            throw .otherAxis(feature: feature)
        }
    }

    private static func role(_ role: StudyFeature.Role) -> FeatureRequest.Role {
        switch role {
        case .feature: .feature
        case .input: .input
        case .subgroup: .subgroup
        case .split: .split
        }
    }

    private static func split(_ study: Study, axis: TimeAxis) throws -> SplitRequest {
        let kind: SplitRequest.Kind
        switch study.split.kind {
        case .hash(let holdout): kind = .hash(holdout: holdout)
        case .column(let name): kind = .column(name: name)
        case .folds(let folds): kind = .folds(folds)
        case .time(let date, let purgeDays, let holdout):
            guard let day = Day(iso: date) else { throw RowsError.splitDate }
            guard let start = axis.moment(of: day), let purge = axis.length(ofDays: purgeDays)
            else { throw RowsError.splitOfUsage }
            kind = .time(from: start, purge: purge, holdout: holdout)
        }
        return SplitRequest(kind: kind, validation: study.split.validation, seed: study.seed)
    }
}

/// Why an institution's rows can't be read for a study.
package enum RowsError: Error, Hashable, CustomStringConvertible {
    case otherDomain(study: String, node: String)
    case attributeType(feature: String)
    case inputs(feature: String, kind: String)
    case wholeDays(feature: String)
    case otherAxis(feature: String)
    case otherTarget
    /// An alarm on a target that has no moments of events.
    case noEvents
    /// An alarm reads another window out of the study than the field does.
    case otherWindow
    case noticeMissing(String)
    case splitDate
    case splitOfUsage
    /// Population or target is not what the field knows; the text is the field's own.
    case parameters(String)

    package var description: String {
        switch self {
        case .otherDomain(let study, let node):
            "The study is of the domain \(foreign: study), this node reads \(node)."
        case .attributeType(let feature):
            "features.\(foreign: feature).type: expected number, integer, flag, code or date."
        case .inputs(let feature, let kind):
            """
            features.\(foreign: feature).of: \(foreign: kind) is made of another number of \
            attributes.
            """
        case .wholeDays(let feature):
            "features.\(foreign: feature).window: expected whole days, such as 30d."
        case .otherAxis(let feature):
            """
            features.\(foreign: feature).window: a study on the calendar writes a duration such as \
            24h, one on an axis of usage bare ticks.
            """
        case .noticeMissing(let notice):
            "terms.notice: a study of this field says, word for word: \(notice)"
        case .otherTarget:
            """
            target: classes make a target of several classes, range makes an amount, neither a yes \
            or no; this kind of target is another one.
            """
        case .noEvents:
            """
            evaluation.alarm: this kind of target tells no moments of events, so that no alarm can \
            be judged. Leave the alarm out, or ask whether an event follows within a horizon.
            """
        case .otherWindow:
            """
            evaluation.alarm: the field reads axis, step, horizon or lead otherwise than the alarm \
            does. Write each of them in population and target.
            """
        case .parameters(let text): text
        case .splitDate: "split.date: expected a day as YYYY-MM-DD."
        case .splitOfUsage:
            """
            split.kind: ticks of usage are never compared between entities, so they can't be split \
            by time. Split by hash or by column.
            """
        }
    }
}
