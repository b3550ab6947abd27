import Learning
import Tabular

/// The canonical columns behind a study's requests, so that checks can change them.
struct StudyColumns {
    /// A column that a feature reads of an observation's own row.
    struct Cell {
        let request: FeatureRequest
        let reference: ColumnReference
        let column: CanonicalColumn
        let isAttribute: Bool
        /// True where the feature reads no other column.
        let isOnly: Bool
        /// True where the feature can do without the column.
        let isOptional: Bool
    }

    /// A feature and one of the histories that it is learnt from.
    struct Learnt {
        let request: FeatureRequest
        let history: History
        let window: Int?
    }

    private(set) var cells: [Cell] = []
    private(set) var learnt: [Learnt] = []
    /// Columns that decide which rows a study has, and when; changing them makes another study.
    let fixed: Set<ColumnReference>

    init(_ bench: ConformanceBench) throws {
        let features = try bench.features()
        fixed = try StudyColumns.fixed(bench, features)
        for request in bench.samples.requests {
            switch request.source {
            case .attribute(let table, let name, let type, _, _):
                cells.append(
                    Cell(
                        request: request, reference: ColumnReference(table, name),
                        column: CanonicalColumn(name, StudyColumns.content(of: type)),
                        isAttribute: true, isOnly: true, isOptional: false))
            case .domain(let name, _, let window):
                guard let feature = features.first(where: { $0.name == name }) else { continue }
                switch feature.reading {
                case .history(let histories, make: _):
                    learnt += histories.map {
                        Learnt(request: request, history: $0, window: window)
                    }
                case .row(let needs, value: _):
                    add(needs, of: request, feature, bench.field.schema)
                }
            case .derived: continue
            }
        }
    }

    /// Cells that may be changed without changing which rows there are.
    var free: [Cell] { cells.filter { !fixed.contains($0.reference) } }

    private mutating func add(
        _ needs: [ColumnReference], of request: FeatureRequest, _ feature: DomainFeature,
        _ schema: CanonicalSchema
    ) {
        for reference in needs {
            guard let column = schema.column(reference) else { continue }
            cells.append(
                Cell(
                    request: request, reference: reference, column: column, isAttribute: false,
                    isOnly: needs.count == 1, isOptional: feature.optional.contains(reference)))
        }
    }

    private static func fixed(
        _ bench: ConformanceBench, _ features: [DomainFeature]
    ) throws -> Set<ColumnReference> {
        let plan = try bench.plan()
        var fixed = Set([plan.row, plan.entity] + plan.time + plan.needs)
        for lookup in plan.lookups {
            fixed.formUnion([lookup.key, ColumnReference(lookup.table, lookup.column)])
        }
        fixed.formUnion(plan.evidence.map(\.observed))
        fixed.formUnion(features.compactMap(\.currency))
        for table in bench.field.schema.tables {
            let names = table.key + [table.eventTime, table.availabilityTime].compactMap(\.self)
            fixed.formUnion(names.map { ColumnReference(table.name, $0) })
        }
        for case .history(let histories, make: _) in features.map(\.reading) {
            fixed.formUnion(histories.map(\.observed))
        }
        return fixed
    }

    private static func content(of type: AttributeType) -> CanonicalColumn.Content {
        switch type {
        case .number: .real
        case .integer: .integer
        case .flag: .flag
        case .code: .word
        case .date: .date
        }
    }
}
