import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `A run over classes or amounts` {
    static let grades = ["none", "mild", "severe"]
    static let kind = TargetKind.classes(grades)
    static let classes = SampleRows(500, seed: 61, target: kind).frame
    static let lives = SampleRows(
        600, seed: 62, target: .amount(range: 0...60), rowsPerEntity: 5
    ).frame
    static let gradeStudy = StudyFixture().classes(grades)
    static let lifeStudy = StudyFixture().amount(0...60)

    private func homes(_ outcome: RunOutcome, _ frames: [Frame]) throws -> [HomePredictions] {
        try frames.enumerated().map { index, frame in
            try HomePredictions(
                model: outcome.model, study: outcome.study,
                rows: InstitutionRows(
                    institution: FederationFixture.names[index], frame: frame))
        }
    }

    @Test func `counts the rows of every class`() throws {
        let totals = try PlainRun(
            Self.gradeStudy.study(), Self.classes.split(shares: [3, 1, 1], seed: 2)
        ).train().totals
        let rows = Self.classes.rows(in: .training)
        #expect(
            totals.training.byClass
                == (0..<3).map { own in rows.count { Self.classes.labels[$0] == own } })
        #expect(totals.training.rows == rows.count && totals.training.seen == [0, 1, 2])
        #expect(totals.trainingAmounts == nil)
    }

    @Test func `counts amounts and finds their mean and spread`() throws {
        let totals = try PlainRun(
            Self.lifeStudy.study(), Self.lives.split(shares: [3, 1, 1], seed: 2)
        ).train().totals
        let amounts = Self.lives.rows(in: .training).map { min(max(Self.lives.targets[$0], 0), 60) }
        let mean = amounts.reduce(0, +) / Double(amounts.count)
        let square = amounts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(amounts.count)
        #expect(totals.training.byClass == [amounts.count])
        let found = try #require(totals.trainingAmounts)
        #expect(
            relativeDistance([found.mean, found.deviation], [mean, square.squareRoot()]) < 1e-10)
    }

    @Test func `stops where the federation holds no row of a class`() throws {
        let study = try StudyFixture().classes(Self.grades + ["fatal"]).study()
        let frame = Frame(
            columns: Self.classes.columns, targets: Self.classes.targets,
            targetKind: study.targetKind, parts: Self.classes.parts,
            entities: Self.classes.entities)
        #expect(throws: FoldError.classesMissing(["fatal"], part: "training")) {
            try PlainRun(study, frame.split(shares: [1, 1, 1], seed: 1)).train()
        }
    }

    @Test func `refuses rows that hold another kind of target`() throws {
        #expect(throws: AnswerError.otherTarget) {
            try PlainRun(Self.gradeStudy.study(), [SampleRows(60, seed: 1).frame]).train()
        }
    }

    /// An institution that never saw the worst grade still tells the others apart, and gives that
    /// one ⅓ of a row.
    @Test func `leaves an institution without one class a baseline of the others`() throws {
        let mild = Self.classes.selecting(
            Self.classes.targets.indices.filter { Self.classes.targets[$0] < 2 })
        let rows = InstitutionRows(institution: "Alder", frame: mild)
        let baseline = try rows.localBaseline(Self.gradeStudy.study())
        guard case .trained(let model) = baseline.model else {
            Issue.record("two classes can be told apart")
            return
        }
        #expect(model.totals.training.seen == [0, 1])
        let predictors = try baseline.predictors(of: rows, part: .holdout)
        let probabilities = Self.kind.predictions(predictors)
        let share = 1 / Double(3 * (model.totals.training.rows + 1))
        for row in stride(from: 0, to: probabilities.count, by: 3) {
            #expect(abs(probabilities[row + 2] - share) < 1e-12)
            #expect(abs(probabilities[row..<row + 3].reduce(0, +) - 1) < 1e-12)
        }
    }

    @Test func `gives an institution of one class or no rows its own shares or mean`() throws {
        let one = Self.classes.selecting(
            Self.classes.rows(in: .training).filter { Self.classes.targets[$0] == 1 }
        ).selecting(Array(0..<5))
        let grade = try InstitutionRows(institution: "Alder", frame: one)
            .localBaseline(Self.gradeStudy.study())
        guard case .constant(let logs, let reason) = grade.model else {
            Issue.record("nothing can be learned from one class")
            return
        }
        let shares = [1.0 / 18, 16.0 / 18, 1.0 / 18]
        #expect(relativeDistance(logs.map(ElementaryFunctions.exp), shares) < 1e-12)
        #expect(reason == FoldError.singleClass(part: "training").description)
        let none = try InstitutionRows(institution: "Alder", frame: Self.lives.selecting([]))
            .localBaseline(Self.lifeStudy.study())
        guard case .constant(let middle, _) = none.model else {
            Issue.record("nothing can be learned from no rows")
            return
        }
        #expect(middle == [30])
    }

    @Test func `sums tables of classes that are those of all rows, bit for bit`() throws {
        let frames = Self.classes.split(shares: [6, 3, 1], seed: 2)
        let result = try PlainRun(Self.gradeStudy.study(), frames).carryOut()
        #expect(result.steps.last == "evaluation" && result.outcome.calibration == nil)
        let homes = try homes(result.outcome, frames)
        func table(_ predictions: (HomePredictions) -> [Double]) -> ModelTable {
            .classes(
                ClassTable(
                    ClassScores(
                        labels: homes.flatMap(\.labels), classCount: 3,
                        probabilities: homes.flatMap(predictions)),
                    layout: ScoreTableLayout()))
        }
        #expect(result.outcome.tables.federated == table(\.federated))
        #expect(result.outcome.tables.local == table(\.local))
        #expect(result.outcome.tables.recalibrated == table { $0.recalibrated ?? [] })
        #expect(result.outcome.tables.subgroups.count == 2)
        let members = result.outcome.tables.subgroups.map(\.table.rowCount).reduce(0, +)
        #expect(members <= homes.map(\.labels.count).reduce(0, +) && members > 0)
    }

    @Test func `sums errors of amounts that are those of all rows`() throws {
        let frames = [0..<300, 300..<450, 450..<600].map { Self.lives.selecting(Array($0)) }
        let result = try PlainRun(Self.lifeStudy.study(), frames).carryOut()
        #expect(
            result.steps == [
                "row-counts", "profile", "recipe", "least-squares",
                "least-squares", "evaluation",
            ])
        let homes = try homes(result.outcome, frames)
        let exact = AmountScores(
            truths: homes.flatMap(\.targets), predictions: homes.flatMap(\.federated),
            entities: homes.flatMap(\.entities))
        guard case .amount(let table) = result.outcome.tables.federated else {
            Issue.record("a study of amounts has tables of amounts")
            return
        }
        let whole = AmountTable(exact, range: 0...60)
        #expect(table.allRows.counts == whole.allRows.counts)
        #expect(table.lastRows.counts == whole.lastRows.counts)
        #expect(table.allRows.histogram == whole.allRows.histogram)
        let gap = zip(table.allRows.reals, whole.allRows.reals).map { abs($0 - $1) }.max() ?? 1
        #expect(gap < 1e-2, "the asymmetric score has the widest bound")
        #expect(abs(try table.allRows.rmse() - exact.rmse()) < 1e-10)
        #expect(table.lastRows.rows == Set(exact.entities).count)
        #expect(exact.predictions.allSatisfy { $0 >= 0 })
    }

    @Test func `measures two models of one kind apart`() throws {
        let frames = [0..<300, 300..<450, 450..<600].map { Self.lives.selecting(Array($0)) }
        let outcome = try PlainRun(Self.lifeStudy.study(), frames).carryOut().outcome
        let tables = [outcome.tables.federated, outcome.tables.local].map { table -> Double in
            guard case .amount(let amounts) = table else { return .nan }
            return (try? amounts.allRows.rmse()) ?? .nan
        }
        #expect(tables[0] > 0 && tables[1] > 0 && tables[0] != tables[1])
        #expect(outcome.tables.federated.rowCount == Self.lives.rows(in: .holdout).count)
        #expect(outcome.tables.federated.event == nil)
    }

    @Test func `names its learner and target in the model's card`() throws {
        let frames = Self.lives.split(shares: [1, 1, 1], seed: 1)
        let study = try Self.lifeStudy.study()
        let model = try PlainRun(study, frames).train()
        let text = String(decoding: ModelArtefact(model, study: study).bytes, as: UTF8.self)
        for words in [#"\"kind\":\"gaussian\""#, #"\"amount\":\"time to failure\""#] {
            #expect(text.contains(words))
        }
        #expect(!text.contains("event"))
    }
}
