import Learning

/// The federation's tables of its models over hold-out rows.
package struct EvaluationTables: Sendable, Hashable {
    /// One level of a feature by which models are measured apart.
    package struct Subgroup: Sendable, Hashable {
        package let feature: String
        package let level: Int
        package let label: String

        package var name: String { "\(feature) = \(label)" }
    }

    /// The federated model on the rows of one subgroup.
    package struct SubgroupTable: Sendable, Hashable {
        package let subgroup: Subgroup
        package let table: ModelTable
    }

    /// The tables of each fold's rows alone, fold by fold, since rows are ranked within a fold.
    package struct Folds: Sendable, Hashable {
        package let federated: [ModelTable]
        package let local: [ModelTable]
        package let recalibrated: [ModelTable]

        var all: [ModelTable] { federated + local + recalibrated }
    }

    package let federated: ModelTable
    /// Every institution with its own local baseline.
    package let local: ModelTable
    /// Nil where the study keeps no rows to recalibrate on.
    package let recalibrated: ModelTable?
    /// Nil where the study has one hold-out, and where nothing is ranked.
    package let folds: Folds?
    package let subgroups: [SubgroupTable]

    /// `tables` by the names of models and subgroups, `foldTables` by those of models.
    init(study: Study, tables: [String: ModelTable], foldTables: [String: [ModelTable]] = [:]) {
        guard let federated = tables["federated"], let local = tables["local"] else {
            preconditionFailure("an evaluation has a federated and a local table")
        }
        self.federated = federated
        self.local = local
        recalibrated = tables["recalibrated"]
        folds =
            foldTables.isEmpty
            ? nil
            : Folds(
                federated: foldTables["federated"] ?? [], local: foldTables["local"] ?? [],
                recalibrated: foldTables["recalibrated"] ?? [])
        subgroups = Self.subgroups(of: study).compactMap { subgroup in
            tables[subgroup.name].map { SubgroupTable(subgroup: subgroup, table: $0) }
        }
    }

    package static func models(of study: Study) -> [String] {
        ["federated", "local"] + (study.split.recalibrates ? ["recalibrated"] : [])
    }

    /// Every level of the study's subgroup features that are codes or flags.
    package static func subgroups(of study: Study) -> [Subgroup] {
        study.evaluation.subgroups.flatMap { name -> [Subgroup] in
            switch study.features.first(where: { $0.name == name })?.specification.kind {
            case .code(let levels, _)?:
                return levels.indices.map {
                    Subgroup(feature: name, level: $0, label: levels[$0])
                }
            case .flag?:
                return ["no", "yes"].indices.map {
                    Subgroup(feature: name, level: $0, label: ["no", "yes"][$0])
                }
            case .number?, nil: return []
            }
        }
    }
}
