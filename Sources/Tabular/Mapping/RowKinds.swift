/// What the numbers of one local column can be: one kind for all rows, or one for each word of the
/// column that names the row's measure.
struct RowKinds {
    struct Kind {
        /// SQL that is true for the rows of this kind; nil for all rows.
        let condition: String?
        let goal: UnitGoal
    }

    let kinds: [Kind]
    /// False where the words are all that the schema knows, not those that the mapping names.
    let areListed: Bool

    init(all goal: UnitGoal) {
        kinds = [Kind(condition: nil, goal: goal)]
        areListed = true
    }

    /// The kind of every row, if there is only one.
    var only: UnitGoal? { kinds.count == 1 ? kinds[0].goal : nil }

    /// Every unit that some row may stand in, each once.
    var unitNames: [String] {
        var names: [String] = []
        for name in kinds.flatMap(\.goal.unitNames) where !names.contains(name) {
            names.append(name)
        }
        return names
    }

    /// Kinds by the column `naming`: a constant, a local column, or the parent's.
    init(
        _ naming: String, of reading: SourceMapping.Reading, in source: SourceMapping,
        plan: UnitPlan
    ) throws(MappingError) {
        let given =
            reading.set.first { $0.column.name == naming }
            ?? source.mapped(naming)
            .map(source.origin)
        if let spec = given?.spec {
            self.init(spec, plan.schema)
        } else if case .ofParent(let unit) = reading.spec.unit {
            let reference = ColumnReference(unit.table, naming)
            guard plan.schema.column(reference) != nil else {
                throw .noMeasure(path: reading.spec.path, column: naming)
            }
            self.init(
                words: plan.words(of: reference), of: ParentJoin.column(reference), plan.schema)
        } else {
            throw .noMeasure(path: reading.spec.path, column: naming)
        }
    }

    private init(_ spec: ColumnSpec, _ schema: CanonicalSchema) {
        if case .constant(.text(let name)) = spec.origin {
            self.init(
                kinds: schema.measure(name).map { [Kind(condition: nil, goal: .measure($0))] })
        } else if let local = SourceCompiler.local(spec) {
            if let codes = spec.codes {
                self.init(kinds: RowKinds.kinds(codes, local, schema))
            } else {
                self.init(words: nil, of: "trim(\(local))", schema)
            }
        } else {
            self.init(kinds: nil)
        }
    }

    private init(kinds: [Kind]?) {
        self.kinds = kinds ?? []
        areListed = true
    }

    private static func kinds(
        _ codes: [ColumnSpec.Code], _ local: String, _ schema: CanonicalSchema
    ) -> [Kind] {
        schema.measures.compactMap { measure in
            let locals = codes.filter { $0.canonical == measure.name }.map(\.local)
            if locals.isEmpty { return nil }
            return Kind(condition: LocalValue.matches(locals, local), goal: .measure(measure))
        }
    }

    private init(words: [String]?, of column: String, _ schema: CanonicalSchema) {
        let measures = schema.measures.filter { words?.contains($0.name) ?? true }
        kinds = measures.map { measure in
            Kind(
                condition: "\(column) = \(SQLText.literal(measure.name))", goal: .measure(measure))
        }
        areListed = words != nil
    }
}
