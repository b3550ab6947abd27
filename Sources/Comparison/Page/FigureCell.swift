/// A figure as it stands in a table: the number, and below it the interval or the reason.
struct FigureCell: Sendable, Hashable {
    let text: String
    let under: String?

    init(text: String, under: String? = nil) {
        self.text = text
        self.under = under
    }

    /// A bracket stands behind its figure; the word of a missing one's reason below the dash.
    init(_ figure: Figure, bracket: Bounds? = nil) {
        switch figure {
        case .value(let number, let interval):
            let exact = bracket.map {
                " [\(NumberText.fixed($0.low, 4)), \(NumberText.fixed($0.high, 4))]"
            }
            self.init(
                text: NumberText.figure(number) + (exact ?? ""),
                under: interval.map {
                    "\(NumberText.figure($0.low, 3)) to \(NumberText.figure($0.high, 3))"
                })
        case .undefined(let reason):
            self.init(text: "–", under: Self.word(reason))
        }
    }

    /// A gain with its interval; a dash where there is none.
    init(gain difference: Difference?) {
        guard let difference else {
            self.init(text: "–")
            return
        }
        let text = DifferenceText(difference)
        self.init(text: text.estimate, under: text.interval)
    }

    /// The reason's word as it stands in tables: `single class`.
    static func word(_ reason: UndefinedReason) -> String {
        reason.rawValue.replacing("-", with: " ")
    }
}
