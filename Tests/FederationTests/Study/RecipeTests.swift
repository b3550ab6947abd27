import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `A recipe` {
    private func recipe(_ steps: JSONValue) throws -> Recipe {
        try StudyFixture().setting("recipe", to: steps).study().recipe
    }

    @Test func `reads every step with its settings`() throws {
        let steps = try recipe([
            ["step": "clip", "features": ["tenure"]], ["step": "winsorise", "share": 5],
            ["step": "log", "features": ["amount"]],
            ["step": "bins", "features": ["tenure"], "cutoff": 30],
            [
                "step": "woe", "features": ["purpose"], "missingPolicy": "worst",
                "largestBins": 4, "binShare": 60, "binEvents": 20, "cutoff": 10,
            ],
            ["step": "impute", "statistic": "mode", "indicator": false],
            ["step": "spline", "features": ["amount"], "knots": 5, "refine": true],
            ["step": "standardise", "robust": true],
        ]).steps
        let rule = BinningRule(
            binShare: 60, binEvents: 20, largestBins: 4, cutoff: 10, missingPolicy: .worst)
        #expect(
            steps == [
                RecipeStep(.clip, features: ["tenure"]),
                RecipeStep(.winsorise(share: 5, refine: false)),
                RecipeStep(.log(offset: 1), features: ["amount"]),
                RecipeStep(.bins(cutoff: 30), features: ["tenure"]),
                RecipeStep(.woe(rule), features: ["purpose"]),
                RecipeStep(.impute(.mode, indicator: false, refine: false)),
                RecipeStep(.spline(.quantiles(5), refine: true), features: ["amount"]),
                RecipeStep(.standardise(.quartiles(refine: false))),
            ])
    }

    @Test func `fills in the settings that may be left out`() throws {
        let steps = try recipe([
            ["step": "winsorise"], ["step": "woe", "features": ["purpose"]], ["step": "impute"],
            ["step": "spline"],
        ]).steps
        #expect(steps[0].transform == .winsorise(share: 10, refine: false))
        #expect(steps[1].transform == .woe(BinningRule()))
        #expect(steps[2].transform == .impute(.median, indicator: true, refine: false))
        #expect(steps[3].transform == .spline(.quantiles(4), refine: false))
        let knots: JSONValue = [["step": "spline", "knots": "edges"]]
        #expect(try recipe(knots).steps[0].transform == .spline(.edges, refine: false))
    }

    @Test func `gives a step without names all that it can take and no other step does`() throws {
        let recipe = try recipe([
            ["step": "clip", "features": ["tenure"]], ["step": "winsorise"],
            ["step": "woe", "features": ["purpose"]], ["step": "bins", "features": ["tenure"]],
            ["step": "impute"], ["step": "spline"], ["step": "one-hot"], ["step": "standardise"],
        ])
        let (amount, tenure) = (
            recipe.plan(for: SampleRows.amount), recipe.plan(for: SampleRows.tenure)
        )
        #expect(tenure.clips && tenure.winsorised == nil)
        #expect(!amount.clips && amount.winsorised == 10)
        #expect(tenure.cells == 20 && !tenure.indicates && tenure.knots == nil)
        #expect(amount.cells == nil && amount.indicates && amount.knots == .quantiles(4))
        let purpose = recipe.plan(for: SampleRows.purpose)
        #expect(purpose.weights == BinningRule() && purpose.levels == nil)
        let returning = recipe.plan(for: SampleRows.returning)
        #expect(returning.indicates && returning.scale == .deviation && returning.winsorised == nil)
    }

    @Test func `asks for finer cells only where a step says so`() throws {
        let plain = try recipe([["step": "winsorise"], ["step": "impute"], ["step": "spline"]])
        #expect(plain.plan(for: SampleRows.amount).refined.isEmpty)
        let refined = try recipe([
            ["step": "winsorise", "share": 20, "refine": true],
            ["step": "impute", "refine": true],
            ["step": "standardise", "robust": true, "refine": true],
        ]).plan(for: SampleRows.amount)
        #expect(refined.refined == [0.02, 0.98, 0.5, 0.25, 0.5, 0.75])
        #expect(refined.refinesMedian)
    }

    @Test func `scales per institution where a step says so, and then by mean and deviation`()
        throws
    {
        let own: JSONValue = [["step": "standardise", "by": "institution"]]
        #expect(try recipe(own).steps == [RecipeStep(.standardise(.institution))])
        #expect(try recipe(own).steps[0].words == "standardise numbers per institution")
        let robust: JSONValue = [["step": "standardise", "by": "institution", "robust": true]]
        #expect(
            throws: DocumentError.unexpected(
                path: "study.json.recipe[0].robust", expected: "false by institution",
                found: "true")
        ) {
            try recipe(robust)
        }
    }

    @Test func `refuses a setting that its step does not have`() {
        #expect(throws: DocumentError.self) { try recipe([["step": "clip", "cutoff": 20]]) }
        #expect(throws: DocumentError.self) { try recipe([["step": "spline", "knots": 2]]) }
        #expect(throws: DocumentError.self) { try recipe([["step": "spline", "knots": "all"]]) }
    }

    @Test func `weighs evidence only where the target is an event`() {
        let fixture = StudyFixture().classes(["none", "mild", "grave"])
            .setting("recipe", to: [["step": "woe"]])
        #expect(
            throws: DocumentError.unexpected(
                path: "study.json.recipe", expected: "woe only where the target is an event",
                found: "woe")
        ) {
            try fixture.study()
        }
    }

    @Test func `is told to people step by step`() throws {
        let study = try StudyFixture().setting(
            "recipe",
            to: [
                ["step": "winsorise", "features": ["amount"], "refine": true],
                ["step": "woe", "features": ["purpose"]], ["step": "impute", "statistic": "mode"],
                ["step": "spline", "knots": "edges"], ["step": "standardise", "robust": true],
            ]
        ).study()
        let line = try #require(
            StudyText(study).text.split(separator: "\n").first { $0.hasPrefix("Recipe: ") })
        #expect(
            line == """
                Recipe: winsorise of amount at 10 of 1000 rows on each side, refined → weights of \
                evidence of purpose, at most 8 bins of 50 of 1000 rows and 30 events, small slots \
                neutral → impute by mode with indicators → spline through its edges → standardise \
                by median and quartiles
                """)
    }
}
