import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Alarms of a federation` {
    private static let frame = Frame.watched(2_000, seed: 23)

    private func outcome(_ fixture: StudyFixture = .watched(), parts: Int = 3) throws -> RunOutcome
    {
        try PlainRun(fixture.study(), Self.frame.dealt(to: parts)).carryOut().outcome
    }

    private func tables(_ outcome: RunOutcome, over frames: [Frame]) throws -> AlarmTables {
        let settings = try #require(outcome.study.evaluation.alarm)
        var alarms = Alarms(
            study: outcome.study, settings: settings, models: outcome.models,
            institutions: frames.count)
        let answers = try frames.map { frame in
            try alarms.answer(
                alarms.start, from: InstitutionRows(institution: "Alder", frame: frame)
            ).words
        }
        let sum = try SumVector.sum(answers, layout: alarms.layout(for: alarms.start))
        guard case .done(let tables) = try alarms.fold(sum) else {
            preconditionFailure("alarms are counted in one round")
        }
        return tables
    }

    @Test(arguments: [2, 3, 5, 8])
    func `are the same counts however entities are divided`(institutions: Int) throws {
        let outcome = try outcome()
        let pooled = try tables(outcome, over: [Self.frame])
        let divided = try tables(outcome, over: Self.frame.dealt(to: institutions))
        #expect(divided.federated == pooled.federated)
        #expect(divided.intervals == pooled.intervals)
        #expect(pooled.federated.counts.events > 20)
        #expect(pooled.federated.holdout.map(\.caught).max() ?? 0 > 10)
    }

    @Test func `are asked for between evaluation and calibration`() throws {
        let run = try PlainRun(
            StudyFixture.watched().study(), Self.frame.dealt(to: 3)
        ).carryOut()
        let place = try #require(run.steps.firstIndex(of: "alarms"))
        #expect(run.steps[place - 1] == "evaluation" && run.steps[place + 1] == "calibration")
        #expect(run.steps.count { $0 == "alarms" } == 1)
        #expect(run.outcome.alarms != nil && run.outcome.calibration != nil)
        let plain = try PlainRun(StudyFixture().study(), Self.frame.dealt(to: 3)).carryOut()
        #expect(!plain.steps.contains("alarms") && plain.outcome.alarms == nil)
    }

    @Test func `follow from the signed sums alone, for whoever folds them again`() throws {
        let study = try StudyFixture.watched().study()
        let run = try PlainRun(study, Self.frame.dealt(to: 3)).carryOut()
        var script = RunScript(study: study, institutions: 3)
        var outcome: RunOutcome?
        for sum in run.sums { outcome = try script.fold(sum) }
        #expect(outcome?.alarms == run.outcome.alarms && outcome?.alarms != nil)
        #expect(outcome?.payload == run.outcome.payload)
    }

    @Test func `are raised above the threshold that costs least on validation rows`() throws {
        let outcome = try outcome()
        let settings = try #require(outcome.study.evaluation.alarm)
        let alarms = try #require(outcome.alarms)
        let rows = InstitutionRows(institution: "Alder", frame: Self.frame)
        func counts(_ part: RowPart, _ threshold: Double) throws -> AlarmCounts {
            let watch = try AlarmWatch(
                part, models: outcome.models, study: outcome.study, rows: rows)
            return AlarmCounts(
                watch.replays(of: .federated, threshold: threshold, settings: settings),
                cells: settings.cells)
        }
        let least = settings.costs.total(try counts(.validation, alarms.federated.threshold))
        for threshold in settings.grid.thresholds {
            #expect(settings.costs.total(try counts(.validation, threshold)) >= least)
        }
        #expect(
            try counts(.holdout, alarms.federated.threshold) == alarms.federated.counts)
        #expect(alarms.federated.never.alarms == 0)
        #expect(alarms.federated.never.events == alarms.federated.counts.events)
    }

    @Test func `are raised above the study's own threshold where it names one`() throws {
        #expect(try outcome(.watched(threshold: 0.3)).alarms?.local.threshold == 0.3)
        let analytic = try outcome(.watched(threshold: "analytic"))
        #expect(analytic.alarms?.recalibrated?.threshold == 5.0 / 85)
    }

    @Test func `fall back on the costs' threshold where no validation row has an event`() throws {
        let timeline = try #require(Self.frame.timeline)
        let calm = Frame(
            columns: Self.frame.columns, targets: Self.frame.targets, targetKind: .event,
            parts: Self.frame.parts, entities: Self.frame.entities,
            timeline: Timeline(
                times: timeline.times,
                nextEvents: timeline.nextEvents.indices.map {
                    Self.frame.parts[$0] == .validation ? nil : timeline.nextEvents[$0]
                }))
        let outcome = try PlainRun(
            StudyFixture.watched().study(), calm.dealt(to: 3)
        ).carryOut().outcome
        #expect(outcome.alarms?.federated.threshold == 5.0 / 85)
    }

    @Test func `of all institutions at home add up to those of the federation`() throws {
        let outcome = try outcome()
        let settings = try #require(outcome.study.evaluation.alarm)
        let alarms = try #require(outcome.alarms)
        for model in AlarmWatch.Model.allCases {
            let curve = try #require(alarms[model])
            var replays: [AlarmReplay] = []
            for (frame, name) in zip(Self.frame.dealt(to: 3), FederationFixture.names) {
                replays += try AlarmWatch(
                    .holdout, models: outcome.models, study: outcome.study,
                    rows: InstitutionRows(institution: name, frame: frame)
                ).replays(of: model, threshold: curve.threshold, settings: settings)
            }
            #expect(AlarmCounts(replays, cells: settings.cells) == curve.counts)
        }
    }

    @Test func `need rows that tell when events happened`() throws {
        let outcome = try outcome()
        let timeless = SampleRows(100, seed: 23).frame
        #expect(throws: AnswerError.noTimeline) { try tables(outcome, over: [timeless]) }
    }

    @Test func `of a sum that no institutions could give are refused`() throws {
        let outcome = try outcome()
        let settings = try #require(outcome.study.evaluation.alarm)
        var alarms = Alarms(
            study: outcome.study, settings: settings, models: outcome.models, institutions: 3)
        let layout = try alarms.layout(for: alarms.start)
        var words = [UInt64](repeating: 0, count: layout.wordCount)
        // One event caught where none happened.
        words[layout.range(of: "holdout.federated").lowerBound] = 1
        let sum = try SumVector(layout: layout, words: words)
        #expect(throws: FoldError.sum(.outOfRange(block: "holdout.federated"))) {
            try alarms.fold(sum)
        }
    }
}
