import Comparison
import Documents
import Testing

@Suite struct `What became of a model's inputs` {
    static let figures = RecipeFigures(
        scaledAtHome: ["amount"],
        overlap: FeatureOverlap(
            pairs: [.init(first: "amount", second: "note", correlation: -0.914)],
            inflated: [.init(feature: "note", factor: 14.25)],
            combinations: [.init(feature: "total", of: ["amount", "note"])],
            largestCorrelation: 0.914, largestInflation: 14.25, conditionNumber: 9.04),
        clipped: [.init(feature: "amount", below: nil, above: 1_205)],
        joined: [.init(feature: "note", cells: 21, asked: 41)],
        dropped: [.init(column: "returning", reason: "constant in training")])
    static let quiet = RecipeFigures(
        overlap: FeatureOverlap(
            largestCorrelation: 0.31, largestInflation: 1.2, conditionNumber: 1.7))

    private func report(_ recipe: RecipeFigures?) -> ComparisonReport {
        let plain = Example.report([Example.institution("alder")])
        return ComparisonReport(
            study: plain.study, version: 1, run: plain.run, rounds: 5, bytes: 1,
            federated: ModelFigures(
                coefficients: plain.federated.coefficients, metrics: plain.federated.metrics,
                ridge: 1, recipe: recipe),
            institutions: plain.institutions)
    }

    private func terminal(_ recipe: RecipeFigures?) -> String {
        TerminalTable(report(recipe), in: Example.context).text
    }

    @Test(arguments: [figures, quiet, RecipeFigures(overlap: nil)])
    func `is read back as it was written`(recipe: RecipeFigures) throws {
        let report = report(recipe)
        #expect(try ComparisonReport(parsing: Array(report.file.utf8)) == report)
    }

    @Test func `is not told in reports of earlier versions`() throws {
        #expect(report(nil).json["federated"]?["recipe"] == nil)
        #expect(!terminal(nil).contains("Inputs of the federated model"))
        let page = ReportPage(report(nil), in: Example.context).html
        #expect(!page.contains("What the model is fed with"))
    }

    @Test func `is told in the terminal, each thing on a line of its own`() {
        #expect(terminal(Self.figures).contains(told))
    }

    @Test func `says little where there is little to say`() {
        let text = terminal(Self.quiet)
        #expect(
            text.contains(
                """
                Inputs of the federated model
                  Every number has one scale for all institutions.
                  Between features the largest correlation is 0.31, the largest variance inflation 1.2;
                """))
        #expect(!text.contains("stand for both") && !text.contains("Not in the model"))
        #expect(
            terminal(RecipeFigures(overlap: nil)).contains(
                "  Not measured, whether features say the same thing twice: no sum tells."))
    }

    @Test func `is told on the page by the features' labels, escaped`() {
        let context = ReportContext(
            aim: "Will a loan go bad?", terms: Example.terms, labels: ["amount": "Amount <EUR>"])
        let page = ReportPage(report(Self.figures), in: context).html
        #expect(page.contains("<h2>What the model is fed with</h2>"))
        #expect(page.contains("by its own mean and deviation: Amount &lt;EUR&gt;. Real"))
        #expect(page.contains("Amount &lt;EUR&gt; with note −0.91."))
    }

    @Test func `goes on with a number where a list is long`() {
        let names = (1...11).map { "x\($0)" }
        let text = terminal(
            RecipeFigures(
                overlap: nil, dropped: names.map { .init(column: $0, reason: "constant") }))
        #expect(text.contains("x8 (constant); and 3 more.") && !text.contains("x9"))
    }
}

/// As a user reads it.
private let told = """
    Inputs of the federated model
      Scaled per institution, by its own mean and deviation: amount. Real differences between
      institutions in them are erased.
      Between features the largest correlation is 0.91, the largest variance inflation 14.2; the
      columns' condition number is 9.0.
      Correlated by 0.8 or more, so that either may stand for both: amount with note −0.91.
      Explained by the others for nine tenths or more (variance inflation from 10), so that its
      coefficient says little alone: note 14.2.
      Made up by other features, in a column at least: total by amount, note.
      Training rows put onto an end of the public range: amount 1,205 above.
      Counted in fewer cells than the study asks for, one for 10 training rows at most: note in 21 cells
      instead of 41.
      Not in the model: returning (constant in training).

    """
