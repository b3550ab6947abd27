package import Documents
import Learning

extension Study {
    private static let keys = [
        "format", "study", "version", "domain", "aim", "terms", "population", "target", "features",
        "seed", "split", "recipe", "learner", "challengers", "aggregation", "privacy", "evaluation",
        "deadlines", "waivers", "rowCap", "retain",
    ]

    /// Reads a study strictly; an unknown key, a wrong type or a value out of range is refused with
    /// the key's path, and so is a study whose parts contradict one another.
    package init(parsing bytes: [UInt8]) throws(DocumentError) {
        let value = try JSONParser.parse(bytes, maximumBytes: Study.maximumBytes)
        let root = try DocumentReader(value, at: "study.json", keys: Self.keys)
        _ = try root.integer("format", in: 1...1)
        self.bytes = bytes
        name = try root.string("study", maximumLength: 64)
        version = try root.integer("version", in: 1...1_000_000)
        domain = try root.string("domain", maximumLength: 64)
        aim = try root.string("aim")
        population = try root.value("population")
        target = try root.value("target")
        let kind = try StudyTarget(root)
        targetKind = kind.kind
        targetUnit = kind.unit
        targetWords = kind.words
        terms = try Terms(root.object("terms", keys: Terms.keys(kind.kind)), of: kind)
        features = try Self.list("features", of: root, StudyFeature.init)
        seed = try root.string("seed", maximumLength: 256)
        split = try SplitRule(root.object("split", keys: SplitRule.keys))
        recipe = Recipe(try Self.list("recipe", of: root, RecipeStep.init(_:at:)))
        learner = try Learner(root.object("learner", keys: Learner.keys), of: kind.kind)
        privacy = try PrivacySettings(root.object("privacy", keys: PrivacySettings.keys))
        evaluation = try EvaluationSettings(
            root.object("evaluation", keys: EvaluationSettings.keys), of: kind.kind,
            in: root)
        deadlines = try Deadlines(root.object("deadlines", keys: ["soft", "hard", "until"]))
        waivers = try Self.waivers(of: root)
        rowCap = try root.optionalInteger("rowCap", in: 1...(1 << 30)) ?? 1 << 30
        aggregation = try root.only(.secureSum, at: "aggregation", isRequired: true)
        try Self.refuseUnsupported(in: root)
        try refuseContradictions(in: root)
    }

    private static func list<Element>(
        _ key: String, of root: DocumentReader,
        _ make: (JSONValue, String) throws(DocumentError) -> Element
    ) throws(DocumentError) -> [Element] {
        var elements: [Element] = []
        for (index, value) in try root.array(key).enumerated() {
            elements.append(try make(value, "\(root.path).\(key)[\(index)]"))
        }
        return elements
    }

    private static func waivers(of root: DocumentReader) throws(DocumentError) -> [Waiver] {
        guard root.has("waivers") else { return [] }
        var waivers: [Waiver] = []
        for entry in try root.objects("waivers", keys: Waiver.keys) {
            waivers.append(try Waiver(entry))
        }
        return waivers
    }

    private static func refuseUnsupported(in root: DocumentReader) throws(DocumentError) {
        guard try root.optionalArray("challengers")?.isEmpty ?? true else {
            throw root.failure("challengers", expected: "none yet", found: "challengers")
        }
    }

    private func refuseContradictions(in root: DocumentReader) throws(DocumentError) {
        let names = features.map(\.name)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw root.failure("features", expected: "different names", found: "\(twice) twice")
        }
        guard !inputs.isEmpty else {
            throw root.failure("features", expected: "one feature or more", found: "none")
        }
        try refuseSubgroups(in: root)
        try refuseAlarm(in: root)
        if case .column(let column) = split.kind,
            features.first(where: { $0.name == column })?.role != .split
        {
            throw root.failure(
                "split", expected: "a column that is a feature of role split", found: column)
        }
        if case .averaging = learner, split.folds != nil {
            throw root.failure(
                "split", expected: "hash, time or column beside averaging, which trains no folds",
                found: "folds")
        }
        try recipe.refuseContradictions(
            inputs: inputs.map(\.specification), learner: learner, in: root)
    }

    private func refuseAlarm(in root: DocumentReader) throws(DocumentError) {
        guard let alarm = evaluation.alarm else { return }
        guard split.folds == nil else {
            throw root.failure(
                "split", expected: "hash, time or column beside an alarm, which knows no folds",
                found: "folds")
        }
        if case .cost = alarm.threshold, split.validation == 0 {
            throw root.failure(
                "split", expected: "validation rows, on which the alarm's threshold is chosen",
                found: "none")
        }
    }

    private func refuseSubgroups(in root: DocumentReader) throws(DocumentError) {
        let names = features.map(\.name)
        let subgroups = evaluation.subgroups
        for subgroup in subgroups where !names.contains(subgroup) {
            throw root.failure(
                "evaluation", expected: "subgroups out of features", found: subgroup)
        }
        if let twice = subgroups.first(where: { name in subgroups.count { $0 == name } > 1 }) {
            throw root.failure(
                "evaluation", expected: "different subgroups", found: "\(twice) twice")
        }
    }
}

extension Study.Terms {
    static func keys(_ kind: TargetKind) -> [String] {
        switch kind {
        case .event: ["entity", "notice", "event", "nonEvent"]
        case .classes: ["entity", "notice"]
        case .amount: ["entity", "notice", "amount"]
        }
    }

    init(_ entry: DocumentReader, of target: StudyTarget) throws(DocumentError) {
        entity = try entry.string("entity", maximumLength: 40)
        notice = try entry.optionalString("notice", maximumLength: 400)
        switch target.kind {
        case .event:
            outcome = .event(
                try entry.string("event", maximumLength: 40),
                nonEvent: try entry.string("nonEvent", maximumLength: 40))
        case .classes(let names):
            outcome = .classes(names)
        case .amount:
            outcome = .amount(
                try entry.optionalString("amount", maximumLength: 40) ?? "amount",
                unit: target.unit)
        }
    }
}

extension Study.Deadlines {
    init(_ entry: DocumentReader) throws(DocumentError) {
        soft = try StudyDuration("soft", of: entry, default: "10min")
        hard = try StudyDuration("hard", of: entry, default: "7d")
        until = try entry.day("until")
    }
}
