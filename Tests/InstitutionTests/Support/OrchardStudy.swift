import Documents
import Federation

/// The study of the orchards, of which a test changes what it is about.
enum OrchardStudy {
    static let document: JSONValue = [
        "format": 1, "study": "bare-trees", "version": 1, "domain": "orchard",
        "aim": "Will a tree stay bare?",
        "terms": ["entity": "tree", "event": "bare", "nonEvent": "bearing"],
        "population": [:], "target": ["words": "no fruit in the year after planting"],
        "features": [
            ["feature": "height", "range": [0, 400], "edges": [100, 150, 200, 250]],
            ["feature": "watered", "type": "flag"],
            ["feature": "soil", "codes": ["loam", "clay", "sand"]],
        ],
        "split": ["kind": "hash", "holdout": 300, "validation": 200], "seed": "11",
        "recipe": [
            ["step": "clip"], ["step": "impute", "statistic": "median", "indicator": true],
            ["step": "one-hot", "cutoff": 20], ["step": "standardise"],
        ],
        "learner": ["kind": "logistic", "ridge": 1],
        "aggregation": "secure-sum",
        "privacy": ["smallestFederation": 3, "smallestCell": 10],
        "evaluation": [
            "thresholds": [0.5], "subgroups": ["watered"],
            "verdict": [
                "measure": "logLoss", "events": 30, "nonEvents": 30, "entities": 50,
                "gainMargin": 0.02, "rankMargin": 0.01,
            ],
        ],
        "deadlines": ["soft": "10min", "hard": "7d", "until": "2030-12-31"],
    ]

    /// The study with some keys of its document replaced.
    static func study(_ changes: (key: String, value: JSONValue)...) throws -> Study {
        guard case .object(var members) = document else {
            preconditionFailure("the study is an object")
        }
        for (key, value) in changes {
            members.removeAll { $0.key == key }
            members.append(JSONMember(key: key, value: value))
        }
        return try Study(parsing: JSONValue.object(members).encoded())
    }
}
