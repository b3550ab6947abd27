import Learning

/// What the study's alarm policy comes to at every threshold of a public grid, by each model.
///
/// Answer: for validation and hold-out rows the events and the decision times; then, of each model
/// and threshold, events caught, episodes by their outcome, decision times in alarm, and lead times
/// in public cells; then the same of alarms at fixed intervals. One round; whole numbers, so every
/// split into institutions gives the same bits.
package struct Alarms: Computation {
    package struct Question: Sendable, Hashable {}
    package typealias Outcome = AlarmTables

    package static let name = ComputationWord.alarms.rawValue

    private static let parts: [(name: String, part: RowPart)] = [
        ("validation", .validation), ("holdout", .holdout),
    ]

    private let study: Study
    private let settings: AlarmSettings
    private let models: TrainedModels
    private let institutions: Int
    private let thresholds: [Double]

    package init(
        study: Study, settings: AlarmSettings, models: TrainedModels, institutions: Int
    ) {
        self.study = study
        self.settings = settings
        self.models = models
        self.institutions = institutions
        thresholds = settings.grid.thresholds
    }

    package var start: Question { Question() }

    private var modelNames: [AlarmWatch.Model] { AlarmWatch.Model.all(of: study) }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        let rows = Double(models.final.totals.largestPart)
        let words = AlarmCounts.wordCount(cells: settings.cells)
        func block(_ name: String, _ count: Int) -> SumBlock {
            SumBlock(name, count: count, kind: .count, bound: rows)
        }
        return try SumLayout(
            institutions: institutions,
            blocks: Self.parts.flatMap { part in
                [block("\(part.name).watched", 2)]
                    + modelNames.map {
                        block("\(part.name).\($0.rawValue)", words * thresholds.count)
                    }
                    + [block("\(part.name).intervals", words * settings.intervals.count)]
            })
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        for (_, part) in Self.parts {
            let watch = try AlarmWatch(part, models: models, study: study, rows: rows)
            let intervals = settings.intervals.map {
                counts(watch.replays(every: $0, settings: settings))
            }
            try answer.append(counts: [intervals[0].events, intervals[0].decisions])
            for model in modelNames {
                let words = thresholds.flatMap {
                    counts(watch.replays(of: model, threshold: $0, settings: settings)).words
                }
                try answer.append(counts: words)
            }
            try answer.append(counts: intervals.flatMap(\.words))
        }
        return answer.finished()
    }

    private func counts(_ replays: [AlarmReplay]) -> AlarmCounts {
        AlarmCounts(replays, cells: settings.cells)
    }

    /// Picks each model's threshold on validation rows.
    package mutating func fold(_ sum: SumVector) throws(FoldError) -> Step<Question, AlarmTables> {
        var curves: [AlarmWatch.Model: AlarmTables.Curve] = [:]
        for model in modelNames {
            curves[model] = AlarmTables.Curve(
                validation: try counts("validation", model.rawValue, of: sum),
                holdout: try counts("holdout", model.rawValue, of: sum), by: settings)
        }
        return .done(
            AlarmTables(
                curves: curves,
                intervals: AlarmTables.Intervals(
                    validation: try counts("validation", "intervals", of: sum),
                    holdout: try counts("holdout", "intervals", of: sum), by: settings)))
    }

    private func counts(
        _ part: String, _ name: String, of sum: SumVector
    ) throws(FoldError) -> [AlarmCounts] {
        let watched = sum.counts("\(part).watched")
        let words = sum.counts("\(part).\(name)")
        let width = AlarmCounts.wordCount(cells: settings.cells)
        return try stride(from: 0, to: words.count, by: width).map { start throws(FoldError) in
            guard
                let counts = AlarmCounts(
                    events: watched[0], decisions: watched[1],
                    words: words[start..<start + width], cells: settings.cells)
            else { throw .sum(.outOfRange(block: "\(part).\(name)")) }
            return counts
        }
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [QuestionTensor("thresholds", thresholds)]
    }
}
