import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Cross-fitting` {
    static let folds = 3
    static let kinds: [TargetKind] = [
        .event, .classes(["none", "some", "much"]), .amount(range: 0...100),
    ]

    private static func fixture(_ kind: TargetKind) -> StudyFixture {
        switch kind {
        case .event: StudyFixture()
        case .classes(let names): StudyFixture().classes(names)
        case .amount(let range): StudyFixture().amount(range)
        }
    }

    static func study(_ kind: TargetKind = .event) throws -> Study {
        try fixture(kind).setting("split", to: ["kind": "folds", "folds": .integer(folds)]).study()
    }

    /// The same study with one hold-out and nothing to recalibrate on.
    private static func single(_ kind: TargetKind) throws -> Study {
        try fixture(kind).setting("split", to: ["kind": "hash", "validation": 0]).study()
    }

    static func frames(_ kind: TargetKind = .event) -> [Frame] {
        SampleRows(360, seed: 7, target: kind).frame.cut(intoFolds: folds, seed: 3)
            .split(shares: [4, 3, 2], seed: 5)
    }

    private static func isTraining(_ step: String) -> Bool {
        step != "evaluation" && step != "calibration"
    }

    @Test(arguments: kinds)
    func `trains the models of separate runs, bit for bit`(kind: TargetKind) throws {
        let frames = Self.frames(kind)
        let crossed = try PlainRun(Self.study(kind), frames).carryOut().outcome
        #expect(crossed.models.withoutFold.count == Self.folds)
        for fold in 0..<Self.folds {
            let alone = try PlainRun(
                Self.single(kind), frames.map { $0.holdingOut(fold: fold) }
            ).train()
            #expect(crossed.models.withoutFold[fold] == alone)
        }
        let final = try PlainRun(Self.single(kind), frames.map { $0.assigning(.training) }).train()
        #expect(crossed.model == final)
    }

    @Test(arguments: kinds)
    func `takes the rounds of its slowest model`(kind: TargetKind) throws {
        let frames = Self.frames(kind)
        let crossed = try PlainRun(Self.study(kind), frames).carryOut()
        let others = (0..<Self.folds).map { fold in frames.map { $0.holdingOut(fold: fold) } }
        let rounds = try ([frames.map { $0.assigning(.training) }] + others).map { frames in
            try PlainRun(Self.single(kind), frames).carryOut().steps.count(where: Self.isTraining)
        }
        #expect(crossed.steps.count(where: Self.isTraining) == rounds.max())
        #expect(crossed.steps.first == "fold-holders+row-counts")
    }

    @Test func `asks for the words of a separate run under its own name`() throws {
        let frames = Self.frames()
        var crossed = try RunScript(study: Self.study(), institutions: 3)
        var alone = try TrainingScript(study: Self.single(.event), institutions: 3)
        let rows = try PlainRun(Self.study(), frames).institutions
        let apart = try PlainRun(Self.single(.event), frames.map { $0.holdingOut(fold: 1) })
            .institutions
        for _ in 0..<5 {
            let question = try crossed.question()
            let own = try alone.question()
            let sum = try SumVector.sum(
                rows.map { try crossed.answer(from: $0).words }, layout: question.layout)
            let single = try SumVector.sum(
                apart.map { try alone.answer(from: $0).words }, layout: own.layout)
            for block in own.layout.blocks {
                #expect(sum.integers("without-2.\(block.name)") == single.integers(block.name))
            }
            _ = try crossed.fold(sum.words)
            _ = try alone.fold(single)
        }
    }

    @Test func `counts each fold's rows over all institutions`() throws {
        let frames = Self.frames()
        var script = RunScript(study: try Self.study(), institutions: 3)
        let rows = try PlainRun(Self.study(), frames).institutions
        #expect(script.foldRows.isEmpty)
        let answers = try rows.map { try script.answer(from: $0).words }
        _ = try script.fold(SumVector.sum(answers, layout: script.question().layout).words)
        let counted = (0..<Self.folds).map { fold in
            frames.reduce(0) { $0 + ($1.folds?.rows[fold].count ?? 0) }
        }
        #expect(script.foldRows == counted)
        #expect(script.totals?.training.rows == 360 && script.totals?.holdout.rows == 0)
    }

    @Test func `of three copies of an institution without a fold behaves as of one`() throws {
        let frame = Self.frames()[0]
        func study(ridge: Double) throws -> Study {
            try Self.fixture(.event).setting("split", to: ["kind": "folds", "folds": 3])
                .setting("learner.ridge", to: .double(ridge))
                .setting("recipe", to: [["step": "clip"], ["step": "standardise"]]).study()
        }
        let one = try PlainRun(study(ridge: 1), [frame]).carryOut().outcome
        let three = try PlainRun(study(ridge: 3), [frame, frame, frame]).carryOut().outcome
        for (model, copies) in zip(one.models.withoutFold, three.models.withoutFold) {
            #expect(relativeDistance(copies.coefficients, model.coefficients, scale: 1) < 1e-9)
        }
    }

    @Test func `refuses a fold whose rows lie in too few institutions`() throws {
        var frames = Self.frames()
        let kept = try #require(frames[2].folds).ofRow.indices.filter {
            frames[2].folds?.ofRow[$0] != 1
        }
        frames[2] = frames[2].selecting(kept)
        #expect(throws: FoldError.narrowFold(2, institutions: 2, needed: 3)) {
            try PlainRun(Self.study(), frames).carryOut()
        }
    }

    @Test func `says without which fold a model can't be trained`() throws {
        let frames = Self.frames()
        let labels = frames.map { frame in
            frame.targets.indices.map { frame.folds?.ofRow[$0] == 0 ? frame.targets[$0] : 0 }
        }
        let changed = zip(frames, labels).map { frame, targets in
            Frame(
                columns: frame.columns, targets: targets, targetKind: .event, parts: frame.parts,
                entities: frame.entities, folds: frame.folds)
        }
        #expect(throws: FoldError.withoutFold(1, .singleClass(part: "training"))) {
            try PlainRun(Self.study(), changed).carryOut()
        }
    }

    @Test func `refuses rows that are not divided into the study's folds`() throws {
        let frames = Self.frames()
        #expect(throws: AnswerError.otherFolds) {
            try PlainRun(Self.study(), frames.map { $0.assigning(.training) }).carryOut()
        }
        #expect(throws: AnswerError.otherFolds) {
            try PlainRun(Self.single(.event), frames).carryOut()
        }
    }

    @Test func `of averaging is refused by name`() throws {
        let fixture = StudyFixture().averaging(rounds: 2).setting("split", to: ["kind": "folds"])
        #expect(
            throws: DocumentError.unexpected(
                path: "study.json.split",
                expected: "hash, time or column beside averaging, which trains no folds",
                found: "folds")
        ) { try fixture.study() }
        #expect(try StudyFixture().setting("split", to: ["kind": "folds"]).study().split.folds == 5)
    }
}
