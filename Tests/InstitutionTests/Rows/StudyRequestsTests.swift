import Documents
import Federation
import Institution
import Tabular
import Testing

@Suite struct `A study as a loader's requests` {
    private func loader(_ changes: (key: String, value: JSONValue)...) throws -> FrameLoader {
        guard let change = changes.first else {
            return try StudyRequests(OrchardStudy.study(), domain: Orchard.self).loader
        }
        return try StudyRequests(OrchardStudy.study(change), domain: Orchard.self).loader
    }

    @Test func `asks for each feature in study order`() throws {
        let loader = try loader()
        #expect(loader.requests.map(\.name) == ["height", "watered", "soil"])
        #expect(loader.requests.allSatisfy { $0.role == .feature && !$0.isWaived })
        #expect(loader.split.kind == .hash(holdout: 300))
        #expect(loader.split.validation == 200 && loader.split.seed == "11")
    }

    @Test func `passes on a waiver that names a feature`() throws {
        let loader = try loader(
            (
                "waivers",
                [["check": "feature", "feature": "soil", "reason": "asked for", "who": "operator"]]
            ))
        #expect(loader.requests.filter(\.isWaived).map(\.name) == ["soil"])
    }

    @Test func `reads attributes by table, type and unit`() throws {
        let loader = try loader(
            (
                "features",
                [
                    [
                        "kind": "attribute", "name": "blossoms", "table": "tree_attribute",
                        "type": "integer", "unit": "1", "range": [0, 100], "edges": [10],
                    ],
                    ["feature": "watered", "type": "flag"],
                ]
            ))
        #expect(
            loader.requests[0].source
                == .attribute(table: "tree_attribute", name: "blossoms", type: .integer, unit: "1"))
    }

    @Test func `knows the days of a split by time`() throws {
        let loader = try loader(
            ("split", ["kind": "time", "date": "2024-03-15", "purge": "7d", "validation": 0]))
        let day = try #require(Day(iso: "2024-03-15"))
        #expect(loader.split.kind == .time(from: Moment(day.number), purge: 7, holdout: nil))
    }

    @Test func `passes folds on, none of which validates`() throws {
        let loader = try loader(("split", ["kind": "folds", "folds": 3]))
        #expect(loader.split.kind == .folds(3) && loader.split.validation == 0)
    }

    @Test func `refuses another domain's study`() {
        #expect(throws: RowsError.otherDomain(study: "credit-risk", node: "orchard")) {
            try loader(("domain", "credit-risk"))
        }
    }

    @Test func `refuses a type of attribute that nobody knows`() {
        #expect(throws: RowsError.attributeType(feature: "blossoms")) {
            try loader(
                (
                    "features",
                    [
                        [
                            "kind": "attribute", "name": "blossoms", "table": "tree_attribute",
                            "type": "float", "range": [0, 100], "edges": [10],
                        ],
                        ["feature": "watered", "type": "flag"],
                    ]
                ))
        }
    }

    private func derived(_ kind: String, of inputs: JSONValue) throws -> FrameLoader {
        try loader(
            (
                "features",
                [
                    [
                        "kind": .string(kind), "name": "growth", "of": inputs, "range": [0, 100],
                        "edges": [10],
                    ],
                    ["feature": "watered", "type": "flag"],
                ]
            ))
    }

    @Test func `makes derived features of the attributes that the study names`() throws {
        #expect(
            try derived("attribute-difference", of: ["before", "after"]).requests[0].source
                == .derived(.difference("before", "after"), unit: nil))
        #expect(
            try derived("attribute-months-before", of: "pruned_on").requests[0].source
                == .derived(.monthsBefore("pruned_on"), unit: nil))
        #expect(throws: RowsError.inputs(feature: "growth", kind: "attribute-ratio")) {
            try derived("attribute-ratio", of: ["before"])
        }
    }

    @Test func `tells the field's own objections as errors of the study`() {
        #expect(
            throws: RowsError.parameters(
                DocumentError.unknownKey(path: "target.kind", nearest: nil).description)
        ) {
            try loader(("target", ["kind": "harvest", "words": "no fruit"]))
        }
    }

    @Test(arguments: [
        (
            RowsError.otherDomain(study: "credit-risk", node: "orchard"),
            "The study is of the domain credit-risk, this node reads orchard."
        ),
        (
            .attributeType(feature: "blossoms"),
            "features.blossoms.type: expected number, integer, flag, code or date."
        ),
        (
            .inputs(feature: "growth", kind: "attribute-difference"),
            "features.growth.of: attribute-difference is made of another number of attributes."
        ),
        (
            .noEvents,
            """
            evaluation.alarm: this kind of target tells no moments of events, so that no alarm can \
            be judged. Leave the alarm out, or ask whether an event follows within a horizon.
            """
        ),
        (.splitDate, "split.date: expected a day as YYYY-MM-DD."),
        (.parameters("target.kind: unknown"), "target.kind: unknown"),
    ])
    func `says what is wrong and where`(error: RowsError, sentence: String) {
        #expect(error.description == sentence)
    }
}
