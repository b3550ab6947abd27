extension TerminalTable {
    /// What the study's alarms came to; nothing where it raises none.
    var alarms: [String] {
        guard let alarms = report.alarms, let settings = context.alarm else { return [] }
        let words = AlarmWords(alarms: alarms, settings: settings, terms: context.terms)
        let title = "Alarms on all hold-out rows: \(TextWidth.harmless(words.watched))"
        let rows = alarms.models.map {
            row("  " + AlarmWords.name(of: $0.source), words.cells(of: $0))
        }
        let sentences = (words.intervals + words.sentences).flatMap { sentence in
            TextWidth.wrapped(TextWidth.harmless(sentence), Self.width - 2, indent: "  ")
        }
        return [TextWidth.shortened(title, Self.width), row("", words.heads)] + rows
            + ["", "  a–b: between a and b; the counts are too small to be told. –: not told."]
            + sentences
    }

    private func row(_ label: String, _ cells: [String]) -> String {
        let widths = [10, 12, 12, 13, 8, 15, 15]
        let columns = zip(cells, widths).map { TextWidth.right($0, $1) }
        return trimmed(TextWidth.left(label, 15) + columns.joined())
    }
}
