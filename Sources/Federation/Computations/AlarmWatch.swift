package import Learning

/// One part of an institution's rows as it is watched: its decision times up to each event, with
/// what every model says there. It never leaves the institution; only counts made of it do.
package struct AlarmWatch: Sendable, Hashable {
    /// The models that raise alarms, in the order in which their counts travel.
    package enum Model: String, Sendable, Hashable, CaseIterable {
        case federated
        case local
        /// Only where the study keeps rows to recalibrate on.
        case recalibrated

        static func all(of study: Study) -> [Model] {
            study.split.recalibrates ? allCases : [.federated, .local]
        }
    }

    /// Places in the frame, in order.
    package let rows: [Int]
    package let stretches: [WatchedStretch]
    /// For each of `rows` the probability of the event.
    package let probabilities: [Model: [Double]]

    /// Throws `.noTimeline` where the rows were loaded for a study without an alarm.
    package init(
        _ part: RowPart, models: TrainedModels, study: Study, rows: InstitutionRows
    ) throws(AnswerError) {
        let frame = rows.frame
        guard let timeline = frame.timeline else { throw .noTimeline }
        self.rows = frame.rows(in: part)
        stretches = WatchedStretch.all(
            of: self.rows, timeline: timeline, entities: frame.entities)
        let kind = study.targetKind
        let predictors = try HomePredictions.predictors(models.final, of: rows, part: part)
        let local = try rows.localBaseline(study).predictors(of: rows, part: part)
        var probabilities: [Model: [Double]] = [
            .federated: kind.predictions(predictors), .local: kind.predictions(local),
        ]
        let home = try HomePredictions(models: models, study: study, rows: rows)
        probabilities[.recalibrated] = home.recalibration.map {
            kind.predictions($0.apply(predictors))
        }
        self.probabilities = probabilities
    }

    /// What the alarms of a model come to in each stretch.
    package func replays(
        of model: Model, threshold: Double, settings: AlarmSettings
    ) -> [AlarmReplay] {
        guard let probabilities = probabilities[model] else {
            preconditionFailure("the study has no such model")
        }
        return stretches.map { stretch in
            AlarmReplay(
                stretch, threshold: threshold, policy: settings.policy, window: settings.window
            ) { probabilities[stretch.places.lowerBound + $0] }
        }
    }

    /// What alarms at a fixed interval come to in each stretch.
    package func replays(every interval: Int, settings: AlarmSettings) -> [AlarmReplay] {
        stretches.map {
            AlarmReplay(
                $0, interval: interval, step: settings.policy.step, window: settings.window)
        }
    }
}

extension InstitutionRows {
    /// Events that an alarm on hold-out rows could have warned of.
    package func holdoutEvents(of settings: AlarmSettings) throws(AnswerError) -> Int {
        guard let timeline = frame.timeline else { throw .noTimeline }
        let stretches = WatchedStretch.all(
            of: frame.rows(in: .holdout), timeline: timeline, entities: frame.entities)
        return stretches.count { $0.isReached(by: settings.window) }
    }
}

extension AlarmCounts {
    package init(_ replays: [AlarmReplay], cells: LeadTimeCells) {
        self.init(cells: cells)
        for replay in replays { add(replay, cells: cells) }
    }
}
