package import Federation
import Learning

/// An institution's own alarms on its hold-out rows, at the thresholds that the run picked: exact,
/// with the keys of its own rows, and kept at home.
package struct HomeAlarms: Sendable, Hashable {
    package let report: AlarmReport
    /// Of each model and the local baseline, where both are defined.
    package let differences: [AlarmDifference]
    /// Events that could have been warned of, in the order of the institution's rows.
    package let events: [ForetoldEvent]

    /// Nil where the study raises no alarms. `keys` has the key of each row of the frame.
    package init?(
        _ outcome: RunOutcome, rows: InstitutionRows, keys: [String]
    ) throws(AnswerError) {
        let study = outcome.study
        guard let settings = study.evaluation.alarm, let tables = outcome.alarms else {
            return nil
        }
        let watch = try AlarmWatch(.holdout, models: outcome.models, study: study, rows: rows)
        var replays: [AlarmWatch.Model: [AlarmReplay]] = [:]
        for model in AlarmWatch.Model.allCases {
            replays[model] = tables[model].map {
                watch.replays(of: model, threshold: $0.threshold, settings: settings)
            }
        }
        report = Self.report(watch, replays, tables, settings)
        differences = AlarmDifference.all(
            replays,
            entities: watch.stretches.map { rows.frame.entities[watch.rows[$0.places.lowerBound]] },
            settings: settings, seed: study.draw("alarms/\(rows.institution)"))
        events = watch.stretches.indices.compactMap { stretch in
            ForetoldEvent(
                watch, stretch: stretch, replays: replays.mapValues { $0[stretch] },
                thresholds: replays.keys.reduce(into: [:]) { $0[$1] = tables[$1]?.threshold },
                settings: settings, keys: keys)
        }
    }

    /// Events that the one model caught and the other missed.
    package func events(
        caughtBy model: AlarmWatch.Model, missedBy other: AlarmWatch.Model
    ) -> [ForetoldEvent] {
        events.filter { $0.leadTimes[model] != nil && $0.leadTimes[other] == nil }
    }

    private static func report(
        _ watch: AlarmWatch, _ replays: [AlarmWatch.Model: [AlarmReplay]], _ tables: AlarmTables,
        _ settings: AlarmSettings
    ) -> AlarmReport {
        let view = AlarmView(settings: settings, smallestCell: 1)
        func figures(
            _ source: AlarmFigures.Source, _ threshold: Double?, _ replays: [AlarmReplay]
        ) -> AlarmFigures {
            view.figures(
                source, threshold: threshold, AlarmCounts(replays, cells: settings.cells),
                leadTimes: replays.compactMap(\.leadTime))
        }
        let models: [(AlarmWatch.Model, AlarmFigures.Source)] = [
            (.local, .local), (.federated, .federated), (.recalibrated, .recalibrated),
        ]
        let never = watch.replays(of: .federated, threshold: 1, settings: settings)
        let counts = AlarmCounts(never, cells: settings.cells)
        let interval = tables.intervals.lengths[tables.intervals.chosen]
        return AlarmReport(
            events: counts.events, exposure: view.exposure(counts), unit: settings.axis.unit,
            rateLength: settings.axis.rateLength,
            models: models.compactMap { model, source in
                replays[model].map { figures(source, tables[model]?.threshold, $0) }
            } + [
                figures(.interval, nil, watch.replays(every: interval, settings: settings)),
                figures(.never, nil, never),
            ],
            curves: models.compactMap { model, source in
                replays[model].map { _ in
                    AlarmReport.CostCurve(
                        source: source, points: costCurve(of: model, watch, settings, view))
                }
            })
    }

    /// What the own alarms would have cost at each of the public thresholds.
    private static func costCurve(
        of model: AlarmWatch.Model, _ watch: AlarmWatch, _ settings: AlarmSettings,
        _ view: AlarmView
    ) -> [AlarmReport.CostPoint] {
        let thresholds = settings.grid.thresholds
        return view.costCurve(
            thresholds,
            thresholds.map {
                AlarmCounts(
                    watch.replays(of: model, threshold: $0, settings: settings),
                    cells: settings.cells)
            })
    }
}

extension HomeAlarms: CustomStringConvertible {
    /// The shape only.
    package var description: String { "HomeAlarms(\(events.count) events)" }
}
