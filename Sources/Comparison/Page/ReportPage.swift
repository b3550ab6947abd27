import Mustache

/// The comparison as one HTML file that needs no network, no script and no other file.
///
/// For the analyst it shows what may be shown of all institutions; for an institution at home it
/// shows its own figures with exact counts, if `report` holds them so. Texts from outside are
/// escaped, and the page forbids itself to load anything.
package struct ReportPage: Sendable {
    private let report: ComparisonReport
    private let context: ReportContext

    package init(_ report: ComparisonReport, in context: ReportContext) {
        self.report = report
        self.context = context
    }

    /// The whole page. The same report and context give the same bytes.
    package var html: String {
        String(PageTemplate.parsed.render(PageView(report, context)).drop { $0.isNewline })
    }
}
