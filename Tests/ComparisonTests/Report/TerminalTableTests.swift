import Comparison
import Testing

@Suite struct `Terminal table` {
    private static let report = Example.report([
        Example.institution("alder"),
        Example.institution("birch", gain: -0.02, basis: .undecided).published(smallestCell: 10),
        Example.small.published(smallestCell: 10),
    ])

    @Test func `reads as agreed`() {
        #expect(TerminalTable(Self.report, in: Example.context).text == agreed)
    }

    @Test(arguments: [
        "alder", String(repeating: "long name ", count: 20), String(repeating: "銀行", count: 40),
        "al\u{1B}[31mder\u{7}", "al\u{202E}der", "e\u{301}\u{301}\u{301}rable", "",
    ])
    func `keeps to 100 columns and sends no control character, whatever the names`(name: String) {
        let report = Example.report([Example.institution(name)])
        let context = ReportContext(
            aim: name, terms: FieldTerms(entity: name, event: name, nonEvent: name))
        let text = TerminalTable(report, in: context).text
        for line in text.split(separator: "\n") {
            #expect(Self.columns(line) <= 100, "\(line)")
        }
        #expect(
            text.unicodeScalars.allSatisfy {
                $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory)
            })
    }

    @Test func `says what a new institution should expect, from five institutions on`() {
        let names = ["alder", "birch", "cedar", "elm", "fir"]
        let report = Example.report(names.map { Example.institution($0) })
        let text = TerminalTable(report, in: Example.context).text
        #expect(text.contains("Over 5 institutions the gain in log loss is +0.0500 [+0.0"))
        #expect(!TerminalTable(Self.report, in: Example.context).text.contains("Over "))
    }

    @Test func `says so where nobody names own figures`() {
        let text = TerminalTable(Example.report([]), in: Example.context).text
        #expect(text.contains("No institution's policy names its own figures."))
    }

    /// Columns by a rule of its own: wide characters of the test's names count twice.
    private static func columns(_ line: Substring) -> Int {
        line.reduce(0) { $0 + ($1 == "銀" || $1 == "行" ? 2 : 1) }
    }
}

/// The table as a user reads it.
private let agreed = """
    Will a loan go bad?
    study loans, version 1 · run 0f3a9c4417de8b2250aa61f0c3d7e914 · 14 rounds · 2.1 MB moved

                     local federated recalibrated     gain        95 % interval  worse ◂ │ ▸ better

    alder · 516 hold-out rows, 180 “bad”                                                          → join
      Log loss      0.5200    0.4700       0.4600  +0.0500   [+0.0200, +0.0800]          │  ├────●───┤
                                     recalibrated  +0.0600   [+0.0300, +0.0900]          │    ├───●────┤
      AUC           0.7400    0.7900       0.7900  +0.0500   [+0.0100, +0.0900]  │ ├─────────●─────────┤

    birch · 200–999 hold-out rows, 50–199 “bad”                                    → not enough evidence
      Log loss      0.5200    0.4700       0.4600  −0.0200   [−0.0500, +0.0100]  ├────●──┼┤
                                     recalibrated  −0.0100   [−0.0400, +0.0200]    ├───●─┼──┤
      AUC           0.7400    0.7900       0.7900  +0.0500   [+0.0100, +0.0900]  │ ├─────────●─────────┤

    cedar · 10–49 hold-out rows                                                    → not enough evidence
      Log loss           –         –            –                  insufficient
      AUC                –         –            –                  insufficient

    All institutions together, on all hold-out rows (625, 205 “bad”)
      federated     log loss 0.4921  AUC 0.8127 [0.8121, 0.8133]  Brier 0.1617  calibration 0.02 / 0.98

    local: the same study fitted on the institution's own rows only.
    recalibrated: the federated model, its probabilities adjusted on own validation rows.
    gain: how much better than local on the same hold-out loans, positive is better (Log loss: local −
      model; AUC: model − local), with a paired 95 % interval.
    AUC: The chance that the model puts a random “bad” loan above a random “good” one. 0.5 is
      guessing, 1 is perfect.
    [low, high] behind a federation's AUC: the exact value lies in it.
    calibration: intercept (0 is right) / slope (1 is right).
    –, insufficient: fewer rows of one outcome than may be told.

    """
