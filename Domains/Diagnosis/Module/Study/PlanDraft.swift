import Tabular

/// Collects what the rules about a visit read, and gives each rule the places of its cells.
struct PlanDraft {
    /// What excludes a visit, if anything: the reason as the report prints it.
    typealias Rule = @Sendable (ObservedCells, Moment?, Evidence) -> String?
    /// The same of a study whose visits have times.
    typealias DatedRule = @Sendable (ObservedCells, Moment, Evidence) -> String?

    private(set) var needs: [ColumnReference] = []
    private(set) var optional: [ColumnReference] = []
    private(set) var evidence: [EvidenceTable] = []

    static let visit = ColumnReference("visit_occurrence", "visit_occurrence_id")
    static let person = ColumnReference("visit_occurrence", "person_id")

    static func dated(_ rule: @escaping DatedRule) -> Rule {
        { cells, time, evidence in time.flatMap { rule(cells, $0, evidence) } }
    }

    /// The place of a column's cell. One that may be absent gives missing cells.
    mutating func read(_ table: String, _ column: String, isOptional: Bool = false) -> Int {
        let reference = ColumnReference(table, column)
        if isOptional { optional.append(reference) }
        if let place = needs.firstIndex(of: reference) { return place }
        needs.append(reference)
        return needs.count - 1
    }

    /// The place of a table's rows, those of the visit or of its person.
    mutating func gather(
        _ table: String, of group: ColumnReference, _ columns: [String], optional names: [String]
    ) -> Int {
        optional += names.map { ColumnReference(table, $0) }
        evidence.append(
            EvidenceTable(table, group: group.column, equals: group, columns: columns))
        return evidence.count - 1
    }
}
