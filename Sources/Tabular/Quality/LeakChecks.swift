import Learning

/// L1, L2 and L5: features that know the target too well to be honest.
///
/// Measured on the rows a model may learn from, never on hold-out rows. An event is one question;
/// several classes are one against the rest each, of which the worst counts; an amount has none.
struct LeakChecks {
    private let frame: Frame
    private let rows: [Int]
    private let absences: [String: Set<UInt8>]

    /// Of either class; with fewer rows chance alone ranks well.
    static let fewestOfAClass = 50

    /// `absences` has by feature the states that count as no value beside a missing one.
    init(_ frame: Frame, absences: [String: Set<UInt8>] = [:]) {
        self.frame = frame
        self.absences = absences
        rows = frame.parts.indices.filter {
            frame.parts[$0] == .training || frame.parts[$0] == .validation
        }
    }

    func all() -> [QualityResult] {
        frame.columns.flatMap { column in
            LeakCheck.allCases.filter { $0.suits(column) }.map { check in
                check.result(column.specification.name, worst(of: check, column))
            }
        }
    }

    /// The largest measure over the questions that have rows enough, with the rows it rests on.
    private func worst(of check: LeakCheck, _ column: FrameColumn) -> LeakCheck.Measure? {
        var worst: LeakCheck.Measure?
        for isPositive in questions {
            let sample = LeakSample(
                column, rows: rows, absences: absences[column.specification.name] ?? [],
                isPositive: isPositive)
            let measured = check.measure(sample)
            if let measured, measured.value > worst?.value ?? -1 { worst = measured }
        }
        return worst
    }

    private var questions: [(Int) -> Bool] {
        switch frame.targetKind {
        case .event: return [{ frame.labels[$0] == 1 }]
        case .classes(let names):
            return names.indices.map { index in { frame.labels[$0] == UInt8(index) } }
        case .amount: return []
        }
    }
}

/// One question that a single feature may answer too well.
enum LeakCheck: CaseIterable {
    /// How well the feature's values rank the target, in the better direction.
    case ranking
    /// How well it ranks the target to know whether a whole number is a round one: what was agreed is
    /// round, and what came of it is not.
    case roundness
    case information
    /// How well it ranks the target to know whether there is a value at all.
    case presence

    struct Measure {
        let value: Double
        let rows: Int
    }

    var id: String {
        switch self {
        case .ranking, .roundness: "L1"
        case .information: "L2"
        case .presence: "L5"
        }
    }

    var limit: ShareLimit {
        switch self {
        case .ranking, .roundness: ShareLimit(warnAbove: 0.9, failAbove: 0.98)
        case .information: ShareLimit(warnAbove: 0.5, failAbove: nil)
        case .presence: ShareLimit(warnAbove: 0.75, failAbove: 0.95)
        }
    }

    /// Only whole numbers can be round.
    func suits(_ column: FrameColumn) -> Bool {
        guard self == .roundness else { return true }
        guard case .number = column.specification.kind else { return false }
        return zip(column.values, column.states).allSatisfy { value, state in
            state != FrameColumn.value || value.rounded() == value
        }
    }

    /// Nil with fewer than 50 rows of either class.
    func measure(_ sample: LeakSample) -> Measure? {
        switch self {
        case .ranking: sample.ranking
        case .roundness: sample.roundness
        case .information: sample.information
        case .presence: sample.presence
        }
    }

    func result(_ name: String, _ measure: Measure?) -> QualityResult {
        let outcome = measure.map { judge($0) } ?? .notMeasured
        return QualityResult(
            id: id, place: name, feature: name, what: what, outcome: outcome,
            rows: measure?.rows, value: measure?.value, threshold: limit.plainWords,
            advice: advice(outcome))
    }

    private func judge(_ measure: Measure) -> QualityResult.Outcome {
        limit.outcome(of: measure.value)
    }

    private var what: String {
        switch self {
        case .ranking: "AUC of the feature alone"
        case .roundness: "AUC of whether the number is round"
        case .information: "information value of the feature alone"
        case .presence: "AUC of whether a value is there"
        }
    }

    private func advice(_ outcome: QualityResult.Outcome) -> String {
        switch (outcome, self) {
        case (.pass, _): ""
        case (.notMeasured, _):
            "needs classes, and \(LeakChecks.fewestOfAClass) rows of each to learn from"
        case (_, .roundness): "is it as agreed at the time of observation, or as it came out?"
        case (_, .ranking), (_, .information):
            "was it known at the time of observation, or does the outcome write it?"
        case (_, .presence): "is the value recorded because of the outcome?"
        }
    }
}
