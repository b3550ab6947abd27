/// The federated model class by class, and what it takes for what, over all institutions.
struct ClassFigures: Sendable {
    struct Row: Sendable {
        let name: String
        let rows: String
        let area: FigureCell
        /// The confusion matrix's row: how often each class was held likeliest.
        let taken: [String]
    }

    let classNames: [String]
    let classRows: [Row]

    /// Nil where the target has no classes, or they may not be told.
    init?(_ report: ComparisonReport) {
        guard let detail = report.federated.metrics.classes else { return nil }
        classNames = detail.entries.map(\.name)
        classRows = zip(detail.entries, detail.confusion).map { entry, counts in
            Row(
                name: entry.name, rows: entry.rows.map(NumberText.grouped) ?? "–",
                area: FigureCell(entry.auc, bracket: entry.aucBracket),
                taken: counts.map { $0.map(NumberText.grouped) ?? "·" })
        }
    }

    /// Writes the table that is the context's current object.
    static let template = """
        <h3 class="sub">Class by class</h3>
        <div class="panel"><table>
        <caption>The federated model. AUC of each class against all others; to the right how many \
        rows of the class it holds for what. A dot stands for counts that may not be told.</caption>
        <thead><tr><th scope="col" class="text">class</th><th scope="col">rows</th>\
        <th scope="col">AUC</th>\
        {{#classNames}}<th scope="col">→ {{.}}</th>{{/classNames}}</tr></thead>
        <tbody>
        {{#classRows}}
        <tr><th scope="row">{{name}}</th><td>{{rows}}</td>{{#area}}<td>{{text}}\
        {{#under}}<small>{{.}}</small>{{/under}}</td>{{/area}}\
        {{#taken}}<td>{{.}}</td>{{/taken}}</tr>
        {{/classRows}}
        </tbody>
        </table></div>
        """
}
