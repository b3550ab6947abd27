import Federation
import Learning

/// The study's alarms as the page shows them.
struct AlarmSection: Sendable {
    struct Row: Sendable {
        let name: String
        let cells: [String]
    }

    struct Table: Sendable {
        let heads: [String]
        let rows: [Row]

        init(_ words: AlarmWords) {
            heads = words.heads
            rows = words.alarms.models.map {
                Row(name: AlarmWords.name(of: $0.source), cells: words.cells(of: $0))
            }
        }
    }

    let lead: String
    let table: Table
    let sentences: [String]
    let curve: Drawing?
    let own: OwnAlarms?

    /// Nil where the study raises no alarms.
    init?(_ report: ComparisonReport, in context: ReportContext) {
        guard let alarms = report.alarms, let settings = context.alarm else { return nil }
        let words = AlarmWords(alarms: alarms, settings: settings, terms: context.terms)
        lead = "All institutions together: \(words.watched)."
        table = Table(words)
        sentences = words.intervals + words.sentences
        curve = CostCurvePlot.drawing(alarms, words: words)
        own = context.ownAlarms.map { OwnAlarms($0, settings: settings, terms: context.terms) }
    }

    static let template = """
        {{#alarms}}
        <section>
        <h2>Alarms</h2>
        <p class="lead">{{lead}}</p>
        {{#table}}
        \(tableTemplate)
        {{/table}}
        {{#sentences}}<p class="key">{{.}}</p>
        {{/sentences}}
        {{#curve}}
        <div class="panel"><h3>{{title}}</h3>
        \(Drawing.template)
        </div>
        {{/curve}}
        {{#own}}
        \(OwnAlarms.template)
        {{/own}}
        </section>
        {{/alarms}}
        """

    static let tableTemplate = """
        <div class="panel scroll"><table>
        <thead><tr><th scope="col" class="text">alarms by</th>\
        {{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{name}}</th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table></div>
        """
}
