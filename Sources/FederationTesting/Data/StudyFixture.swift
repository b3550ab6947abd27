package import Documents
package import Federation

/// A small study over the features of `SampleRows`, of which a test changes what it is about.
///
/// `setting("learner.ridge", to: 0)` changes or adds one key; a number in a path counts into a list.
package struct StudyFixture: Sendable, Hashable {
    package let document: JSONValue

    package init() {
        document = [
            "format": 1, "study": "grove-loans", "version": 1, "domain": "test",
            "aim": "Will a loan fail?",
            "terms": ["entity": "loan", "event": "bad", "nonEvent": "good"],
            "population": [:], "target": ["words": "failed within a year"],
            "features": Self.features,
            "split": ["kind": "hash", "holdout": 300, "validation": 200], "seed": "7",
            "recipe": Self.recipe,
            "learner": ["kind": "logistic", "ridge": 1],
            "aggregation": "secure-sum",
            "privacy": ["smallestFederation": 3, "smallestCell": 5],
            "evaluation": [
                "thresholds": [0.2, 0.5], "subgroups": ["returning"],
                "costs": ["missed": 5, "false": 1], "verdict": Self.verdict,
            ],
            "deadlines": ["soft": "10min", "hard": "7d", "until": "2030-12-31"],
        ]
    }

    private init(document: JSONValue) {
        self.document = document
    }

    private static let features: JSONValue = [
        [
            "feature": "amount", "range": [1000, 50_000],
            "edges": [2000, 5000, 10_000, 20_000, 30_000, 40_000],
        ],
        [
            "feature": "tenure", "range": [0, 40], "edges": [1, 2, 5, 10, 20],
            "specials": ["not_employed"],
        ],
        ["kind": "attribute", "name": "returning", "table": "loan", "type": "flag"],
        [
            "kind": "attribute", "name": "purpose", "table": "loan", "type": "code",
            "codes": ["car", "home", "study", "boat", "other"],
        ],
    ]

    private static let recipe: JSONValue = [
        ["step": "clip"], ["step": "log", "features": ["amount"], "offset": 1],
        ["step": "impute", "statistic": "median", "indicator": true],
        ["step": "one-hot", "cutoff": 50], ["step": "standardise"],
    ]

    private static let verdict: JSONValue = [
        "measure": "logLoss", "events": 30, "nonEvents": 30, "entities": 50, "gainMargin": 0.02,
        "rankMargin": 0.01,
    ]

    /// A study of plain numbers with one public range and an empty recipe: columns reach the model
    /// as they are.
    package static func ofNumbers(
        _ names: [String], range: ClosedRange<Double>, edges: [Double] = []
    ) -> StudyFixture {
        let features = names.map { name -> JSONValue in
            [
                "feature": .string(name),
                "range": [.double(range.lowerBound), .double(range.upperBound)],
                "edges": .array(edges.map { .double($0) }),
            ]
        }
        return StudyFixture().setting("features", to: .array(features)).setting("recipe", to: [])
            .setting("evaluation.subgroups", to: [])
    }

    /// The same study with the value at a path replaced or added.
    package func setting(_ path: String, to value: JSONValue) -> StudyFixture {
        StudyFixture(document: Self.change(document, at: keys(path)) { _ in value })
    }

    /// The same study without the key at a path.
    package func removing(_ path: String) -> StudyFixture {
        StudyFixture(document: Self.change(document, at: keys(path)) { _ in nil })
    }

    /// The same study of one of several classes.
    package func classes(_ names: [String], ridge: Double = 1) -> StudyFixture {
        setting("target.classes", to: .array(names.map { .string($0) }))
            .setting("terms", to: ["entity": "loan"])
            .setting("learner", to: ["kind": "multinomial", "ridge": .double(ridge)])
            .removing("evaluation.thresholds").removing("evaluation.costs")
    }

    /// The same study of an amount.
    package func amount(
        _ range: ClosedRange<Double>, unit: String = "month", ridge: Double = 1
    ) -> StudyFixture {
        setting("target.range", to: [.double(range.lowerBound), .double(range.upperBound)])
            .setting("target.unit", to: .string(unit))
            .setting("terms", to: ["entity": "loan", "amount": "time to failure"])
            .setting("learner", to: ["kind": "gaussian", "ridge": .double(ridge)])
            .removing("evaluation.thresholds").removing("evaluation.costs")
            .setting(
                "evaluation.verdict",
                to: ["measure": "squaredError", "entities": 20, "gainMargin": 0.02])
    }

    /// Averaging of `rounds` rounds: the shortest run that trains a model.
    package func averaging(rounds: Int) -> StudyFixture {
        setting(
            "learner",
            to: [
                "kind": "logistic", "method": "averaging", "ridge": 1, "rounds": .integer(rounds),
                "batch": 16, "learningRate": 0.05,
            ])
    }

    package var bytes: [UInt8] { document.encoded() }

    package func study() throws(DocumentError) -> Study { try Study(parsing: bytes) }

    private func keys(_ path: String) -> ArraySlice<String> {
        path.split(separator: ".").map(String.init)[...]
    }

    private static func change(
        _ value: JSONValue, at keys: ArraySlice<String>, _ edit: (JSONValue?) -> JSONValue?
    ) -> JSONValue {
        guard let key = keys.first else { return edit(value) ?? value }
        let rest = keys.dropFirst()
        if case .array(var elements) = value, let index = Int(key) {
            elements[index] = change(elements[index], at: rest, edit)
            return .array(elements)
        }
        guard case .object(var members) = value else {
            preconditionFailure("\(key) is looked up in an object")
        }
        let place = members.firstIndex { $0.key == key }
        let old = place.map { members[$0].value }
        let new = rest.isEmpty ? edit(old) : change(old ?? [:], at: rest, edit)
        if let place { members.remove(at: place) }
        if let new {
            members.insert(JSONMember(key: key, value: new), at: place ?? members.endIndex)
        }
        return .object(members)
    }
}
