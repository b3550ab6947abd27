import Comparison
import Testing

@Suite struct `Report page` {
    private let html = ReportPage(
        Example.report([Example.institution("alder"), Example.small.published(smallestCell: 10)]),
        in: Example.context
    ).html

    @Test func `is one file that loads nothing and runs nothing`() {
        #expect(html.hasPrefix("<!doctype html>"))
        #expect(html.contains("default-src 'none'"))
        for word in ["<script", "http://", "https://", "src=", "url(", "@import", "javascript:"] {
            #expect(!html.contains(word), "\(word) in the page")
        }
    }

    @Test func `speaks the field's words`() {
        #expect(html.contains("Will a loan go bad?"))
        #expect(html.contains("hold-out loans"))
        #expect(html.contains("random “bad” loan above a random “good” one"))
        for word in ["patient", "machine", "borrower"] { #expect(!html.contains(word)) }
    }

    @Test func `says verdicts in words, with the figures they rest on`() {
        #expect(html.contains("1 of 2 institutions does better together than alone"))
        #expect(html.contains("gain in log loss +0.0500, 95 % interval +0.0200 to +0.0800"))
        #expect(html.contains("A verdict needs at least 30 hold-out rows"))
    }

    @Test func `shows an untold figure as a dash with its reason`() {
        #expect(html.contains("<td>–<small>insufficient</small></td>"))
        #expect(!html.lowercased().contains("nan"))
    }

    @Test func `holds every coefficient with its interval drawn`() {
        #expect(html.contains("0.108 to 0.892"))
        #expect(html.contains("<svg viewBox=\"0.0 0.0 220.0 20.0\"") == false)
        #expect(html.contains("viewBox=\"0 0 220.0 20.0\""))
    }

    @Test func `names a column by its feature's label and the rest of its name`() {
        let context = ReportContext(
            aim: "Will a loan go bad?", terms: Example.terms,
            labels: ["industry": "Line of business", "amount": "Amount of the loan"])
        let coefficients = ["amount", "industry = other", "amount is missing", "unknown"]
            .map { Coefficient(name: $0, value: 0.5, standardError: 0.2) }
        let report = ComparisonReport(
            study: "loans", version: 1, run: "r", rounds: 1, bytes: 1,
            federated: ModelFigures(coefficients: coefficients, metrics: ModelMetrics()),
            institutions: [])
        let page = ReportPage(report, in: context).html
        for label in [
            "Amount of the loan<", "Line of business = other<", "Amount of the loan is missing<",
            ">unknown<",
        ] {
            #expect(page.contains(label))
        }
    }

    @Test func `gives the same bytes for the same report`() {
        let again = ReportPage(
            Example.report([
                Example.institution("alder"), Example.small.published(smallestCell: 10),
            ]), in: Example.context)
        #expect(again.html == html)
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\"><img onerror=x>", "{{windowTitle}}", "{{{footer}}}",
        "</title><b>", "a' onmouseover='b", "\"\u{301} onload=\"x", "<\u{338}script>",
    ])
    func `shows a hostile text as text, wherever it stands`(text: String) {
        let page = Self.page(saying: text)
        // Whatever the texts are, the page's own tags and quotes are all that there are.
        let calm = Self.page(saying: "x")
        for mark in ["<", ">", "\""] as [Unicode.Scalar] {
            #expect(Self.count(mark, in: page) == Self.count(mark, in: calm), "\(mark)")
        }
    }

    @Test func `makes invisible and reordering characters visible`() {
        let report = Example.report([Example.institution("al\u{202E}der\u{200B}\u{7}")])
        let page = ReportPage(report, in: Example.context).html
        #expect(page.contains("al\u{FFFD}der\u{FFFD}\u{FFFD}"))
        #expect(!page.unicodeScalars.contains("\u{202E}"))
    }

    @Test func `at home tells exact counts, all figures and decisions`() {
        let scores = Example.scores(seed: 3, rows: 300, knowledge: 1)
        let comparison = LocalComparison(
            scores, settings: VerdictSettings(), thresholds: [0.5], seed: 1, drawCount: 100)
        let figures = comparison.figures(name: "alder", trainingRows: 1_203)
        let context = ReportContext(
            reader: .institution("alder"), aim: "Will a loan go bad?", terms: Example.terms,
            decisions: comparison.decisions)
        let page = ReportPage(Example.report([figures]), in: context).html
        #expect(page.contains("1,203 training rows · 300 hold-out rows"))
        #expect(page.contains("All figures on your hold-out rows"))
        #expect(page.contains("Decisions at the study"))
        #expect(page.contains("for its own eyes"))
    }

    @Test func `for the analyst shows no decision counts, even if it is handed some`() {
        let scores = Example.scores(seed: 3, rows: 300, knowledge: 1)
        let comparison = LocalComparison(
            scores, settings: VerdictSettings(), thresholds: [0.5], seed: 1, drawCount: 100)
        let context = ReportContext(
            aim: "Will a loan go bad?", terms: Example.terms, decisions: comparison.decisions)
        let page = ReportPage(Example.report([]), in: context).html
        #expect(!page.contains("Decisions at the study"))
        #expect(page.contains("No institution names its own figures."))
    }

    /// A page in which every text that comes from outside is `text`.
    private static func page(saying text: String) -> String {
        let curve = Curve(
            name: text, points: [Curve.Point(x: 0, y: 0), Curve.Point(x: 1, y: 1)])
        let context = ReportContext(
            aim: text, terms: FieldTerms(entity: text, event: text, nonEvent: text), target: text,
            learner: text, date: text, labels: ["amount": text], promises: [text],
            departures: [Departure(what: text, messages: 1, bytes: 1, readableBy: text)],
            roc: [curve], reliability: [curve])
        let whole = Example.report([Example.institution(text)])
        let report = ComparisonReport(
            study: text, version: 1, run: text, rounds: 1, bytes: 1, federated: whole.federated,
            institutions: whole.institutions)
        return ReportPage(report, in: context).html
    }

    private static func count(_ mark: Unicode.Scalar, in text: String) -> Int {
        text.unicodeScalars.count { $0 == mark }
    }
}
