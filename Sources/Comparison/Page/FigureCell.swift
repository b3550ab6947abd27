/// A figure as it stands in a table: the number, and below it the interval or the reason.
struct FigureCell: Sendable, Hashable {
    let text: String
    let under: String?

    init(text: String, under: String? = nil) {
        self.text = text
        self.under = under
    }

    /// The word of a missing figure's reason, such as "insufficient", stands below the dash.
    init(_ figure: Figure, decimals: Int = 4, bracket: Bounds? = nil) {
        switch figure {
        case .value(let number, let interval):
            let shown = interval.map { Self.range($0, decimals: min(decimals, 3)) }
            let exact = bracket.map { "[\(Self.range($0, decimals: decimals))]" }
            let lines = [exact, shown].compactMap { $0 }
            self.init(
                text: NumberText.fixed(number, decimals),
                under: lines.isEmpty ? nil : lines.joined(separator: " · "))
        case .undefined(let reason):
            self.init(text: "–", under: reason.rawValue.replacing("-", with: " "))
        }
    }

    private static func range(_ bounds: Bounds, decimals: Int) -> String {
        "\(NumberText.fixed(bounds.low, decimals)) to \(NumberText.fixed(bounds.high, decimals))"
    }
}
