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

    package let federated: ModelTable
    /// Every institution with its own local baseline.
    package let local: ModelTable
    /// Nil where the study keeps no validation rows.
    package let recalibrated: ModelTable?
    package let subgroups: [SubgroupTable]

    init(study: Study, tables: [String: ModelTable]) {
        guard let federated = tables["federated"], let local = tables["local"] else {
            preconditionFailure("an evaluation has a federated and a local table")
        }
        self.federated = federated
        self.local = local
        recalibrated = tables["recalibrated"]
        subgroups = Self.subgroups(of: study).compactMap { subgroup in
            tables[subgroup.name].map { SubgroupTable(subgroup: subgroup, table: $0) }
        }
    }

    package static func models(of study: Study) -> [String] {
        ["federated", "local"] + (study.split.validation > 0 ? ["recalibrated"] : [])
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
