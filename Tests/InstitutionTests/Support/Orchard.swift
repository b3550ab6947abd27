import Documents
import Tabular

/// A small field for tests: a tree is planted, and a year later it bears fruit or stays bare.
enum Orchard: Domain {
    static let name = "orchard"
    static let program = "orchard-node"
    static let institution = "orchard"

    static let schema = CanonicalSchema(
        domain: name,
        tables: [
            CanonicalTable(
                "tree", key: ["tree_id"], eventTime: "planted_on",
                columns: [
                    CanonicalColumn("tree_id", .text), CanonicalColumn("owner_id", .text),
                    CanonicalColumn("planted_on", .date), CanonicalColumn("height_cm", .integer),
                    CanonicalColumn("watered", .flag),
                    CanonicalColumn("soil", .code(["loam", "clay", "sand"])),
                ]),
            CanonicalTable(
                "harvest", key: ["tree_id"],
                columns: [
                    CanonicalColumn("tree_id", .text, references: "tree"),
                    CanonicalColumn("yield", .code(["fruit", "bare"])),
                ]),
        ],
        attributeTables: [AttributeTable("tree_attribute", parent: "tree", key: "tree_id")],
        required: [tree("tree_id"), tree("owner_id")])

    static let features = [
        feature("height", .number, "height_cm"), feature("watered", .flag, "watered"),
        feature("soil", .code(["loam", "clay", "sand"]), "soil"),
    ]

    static func features(population: JSONValue) -> [DomainFeature] { features }

    static let fieldChecks: [ShareCheck] = []

    static func studyChecks(_ loaded: LoadedFrame) -> [QualityResult] { [] }

    /// Every tree with a harvest; a bare one is the event. `target` has no key but `words`.
    static func plan(population: JSONValue, target: JSONValue) throws -> ObservationPlan {
        _ = try DocumentReader(population, at: "population", keys: [])
        _ = try DocumentReader(target, at: "target", keys: ["words"])
        return ObservationPlan(
            table: "tree", lookups: [.init("harvest", "tree_id", equals: tree("tree_id"))],
            entity: tree("owner_id"), row: tree("tree_id"), time: [tree("planted_on")],
            needs: [ColumnReference("harvest", "yield")],
            judge: { cells, _, _ in
                switch cells.word(0) {
                case "bare": .event
                case "fruit": .nonEvent
                default: .excluded("no harvest")
                }
            })
    }

    private static func tree(_ column: String) -> ColumnReference {
        ColumnReference("tree", column)
    }

    private static func feature(
        _ name: String, _ kind: DomainFeature.Kind, _ column: String
    ) -> DomainFeature {
        DomainFeature(
            name, kind, label: name, reason: name, needs: [tree(column)],
            value: { cells, _ in cells.value(0) })
    }
}
