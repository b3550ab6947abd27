import Documents
import Learning
import Tabular

/// A small field for tests: somebody asks to borrow, and later the promise was kept or broken.
enum Lending {
    static let schema = CanonicalSchema(
        domain: "lending",
        tables: [
            CanonicalTable(
                "request", key: ["request_id"], eventTime: "asked_on", aliases: ["anfrage"],
                columns: [
                    CanonicalColumn("request_id", .text, aliases: ["nr"]),
                    CanonicalColumn("person_id", .text, aliases: ["kunde"]),
                    CanonicalColumn("asked_on", .date, aliases: ["datum"]),
                    CanonicalColumn("currency", .currency),
                    CanonicalColumn("amount_minor", .money, aliases: ["betrag"]),
                    CanonicalColumn("rate_bp", .real, dimension: .rate, resolution: 2),
                    CanonicalColumn("months", .integer, aliases: ["laufzeit"]),
                    CanonicalColumn("kind", .code(["car", "boat", "other"]), aliases: ["art"]),
                    CanonicalColumn("urgent", .flag),
                ]),
            CanonicalTable(
                "verdict", key: ["request_id"], eventTime: "ended_on", availabilityTime: "known_on",
                notBefore: ["request"],
                columns: [
                    CanonicalColumn("request_id", .text, references: "request"),
                    CanonicalColumn("result", .code(["kept", "broken"])),
                    CanonicalColumn("ended_on", .date),
                    CanonicalColumn("known_on", .date),
                ]),
        ],
        attributeTables: [
            AttributeTable("request_attribute", parent: "request", key: "request_id")
        ],
        required: [ColumnReference("request", "person_id")])

    static let features = [
        DomainFeature(
            "amount", .number, label: "Amount", reason: "Amount", needs: [request("amount_minor")],
            currency: request("currency"),
            value: { cells, settings in
                cells.number(0).map { .number(settings.major($0)) } ?? cells.value(0)
            }),
        feature("rate", .number, "rate_bp"), feature("months", .number, "months"),
        feature("kind", .code(["car", "boat", "other"]), "kind"),
        feature("urgent", .flag, "urgent"),
        DomainFeature(
            "price", .number, label: "Price", reason: "Price",
            availability: .off(reason: "it holds the lender's own view"),
            needs: [request("rate_bp")],
            value: { cells, _ in cells.value(0) }),
        DomainFeature(
            "history", .number, label: "History", reason: "History", availability: .later),
    ]

    static let resolver = FeatureResolver(schema: schema, features: features)

    /// Every request with a verdict; broken is the event.
    static func plan(isDated: Bool = true, horizon: Int = 0) -> ObservationPlan {
        let key = request("request_id")
        return ObservationPlan(
            table: "request", lookups: [.init("verdict", "request_id", equals: key)],
            entity: request("person_id"), row: key, time: isDated ? [request("asked_on")] : [],
            horizon: horizon,
            needs: [ColumnReference("verdict", "result")], reasons: ["withdrawn", "no verdict"],
            judge: { cells, _, _ in
                switch cells.word(0) {
                case "broken": .event
                case "kept": .nonEvent
                default: .excluded("no verdict")
                }
            })
    }

    static func loader(
        _ requests: [FeatureRequest], isDated: Bool = true, horizon: Int = 0,
        split: SplitRequest = SplitRequest(kind: .hash(holdout: 300), validation: 0, seed: "2025")
    ) -> FrameLoader {
        FrameLoader(
            resolver: resolver, plan: plan(isDated: isDated, horizon: horizon), requests: requests,
            split: split)
    }

    private static func request(_ column: String) -> ColumnReference {
        ColumnReference("request", column)
    }

    private static func feature(
        _ name: String, _ kind: DomainFeature.Kind, _ column: String
    ) -> DomainFeature {
        DomainFeature(
            name, kind, label: name, reason: name, needs: [request(column)],
            value: { cells, _ in cells.value(0) })
    }
}
