package import Federation
import Learning
import Messaging

extension ReportContext {
    /// The words around a run's figures: aim, target, learner, promises, and what left the members.
    package init(
        study: Study, outcome: RunOutcome?, departures: [Departure], reader: Reader = .analyst,
        date: String? = nil, decisions: [DecisionComparison] = [], ownAlarms: HomeAlarms? = nil
    ) {
        self.init(
            reader: reader, aim: study.aim, notice: study.terms.notice,
            terms: FieldTerms(study.terms),
            target: study.targetWords, learner: study.learner.words,
            settings: VerdictSettings(study), alarm: study.evaluation.alarm,
            folds: study.split.folds, date: date,
            labels: Self.labels(of: study), promises: Self.promises(of: study),
            departures: departures, decisions: decisions, ownAlarms: ownAlarms,
            roc: study.split.folds == nil ? Self.curves(of: outcome, Self.roc) : [],
            reliability: Self.curves(of: outcome, Self.reliability))
    }

    /// Curves are drawn of an event alone, and none of the ranking where rows of different folds
    /// were scored by different models.
    private static func curves(
        of outcome: RunOutcome?, _ curve: (ScoreTable, Study) -> Curve
    ) -> [Curve] {
        guard let outcome, let table = outcome.tables.federated.event else { return [] }
        return [curve(table, outcome.study)]
    }

    private static func labels(of study: Study) -> [String: String] {
        Dictionary(
            study.inputs.map { ($0.name, $0.specification.label) },
            uniquingKeysWith: { first, _ in first })
    }

    private static func promises(of study: Study) -> [String] {
        var promises = [
            """
            Every answer was masked before it left its institution; only sums over all members \
            could be read.
            """,
            "Every message is signed, numbered and chained; `tributary verify` replays all of it.",
            "Every member worked out every question and the outcome for itself before it went on.",
        ]
        if study.privacy.checkSums {
            promises.append("Members added up the masked answers themselves and compared the sums.")
        }
        return promises
    }

    /// Points of the summed score table, kept only where at least the smallest cell of rows lies
    /// between two of them.
    private static func roc(_ table: ScoreTable, _ study: Study) -> Curve {
        let (positives, negatives) = (Double(table.positiveCount), Double(table.negativeCount))
        var points = [Curve.Point(x: 0, y: 0)]
        var (hits, falses, pending): (Int64, Int64, Int64) = (0, 0, 0)
        guard positives > 0, negatives > 0 else { return Curve(name: "federated", points: []) }
        for (positive, negative) in zip(table.positives, table.negatives).reversed() {
            hits += positive
            falses += negative
            pending += positive + negative
            guard pending >= study.privacy.smallestCell else { continue }
            pending = 0
            points.append(Curve.Point(x: Double(falses) / negatives, y: Double(hits) / positives))
        }
        points.append(Curve.Point(x: 1, y: 1))
        return Curve(name: "federated", points: points)
    }

    /// Ten groups of about equal size: mean probability against share of events.
    private static func reliability(_ table: ScoreTable, _ study: Study) -> Curve {
        let layout = table.layout
        let size = max(table.rowCount / 10, Int64(study.privacy.smallestCell))
        var points: [Curve.Point] = []
        var (rows, events, sum): (Int64, Int64, Int64) = (0, 0, 0)
        for cell in 0..<layout.cellCount {
            let positive = table.words[layout.positiveWords.lowerBound + cell]
            rows += positive + table.words[layout.negativeWords.lowerBound + cell]
            events += positive
            sum += table.words[layout.probabilityWords.lowerBound + cell]
            guard rows >= size else { continue }
            points.append(
                Curve.Point(
                    x: Double(sum) * 0x1p-30 / Double(rows), y: Double(events) / Double(rows)))
            (rows, events, sum) = (0, 0, 0)
        }
        return Curve(name: "federated", points: points)
    }
}

extension Learner {
    /// The learner and its settings in words.
    package var words: String {
        switch self {
        case .newton(let settings):
            "Logistic regression with ridge \(settings.ridge), by Newton's method over sums"
        case .averaging(let settings):
            """
            Logistic regression with ridge \(settings.ridge), by federated averaging: \
            \(settings.rounds) rounds, \(settings.weights.rawValue)-weighted, \
            \(settings.epochs) local epochs, batches of \(settings.batch), learning rate \
            \(settings.learningRate)
            """
        case .multinomial(let settings):
            "Multinomial regression with ridge \(settings.ridge), by Newton's method over sums"
        case .gaussian(let ridge):
            "Linear regression with ridge \(ridge), by least squares over sums"
        }
    }
}
