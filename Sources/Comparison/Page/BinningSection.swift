import Federation

/// The binning tables of a model as the page shows them.
struct BinningSection: Sendable {
    struct Table: Sendable {
        let title: String
        let summary: String
        let rows: [Row]
    }

    struct Row: Sendable {
        let name: String
        let note: String?
        let nonEvents: String
        let events: String
        let share: String
        let weight: String
        let rawWeight: String
        let information: String
    }

    let nonEvent: String
    let event: String
    let lead: String
    let tables: [Table]

    /// Nil for a model without weights of evidence, which only a target that is an event has.
    init?(_ tables: [BinningTable], in context: ReportContext) {
        guard !tables.isEmpty, case .event(let event, nonEvent: let other) = context.terms.outcome
        else { return nil }
        nonEvent = other
        self.event = event
        lead = """
            Weight of evidence: the logarithm of a bin's share of “\(nonEvent)” over its share of \
            “\(event)”. Positive is safer. A value on an edge lies in the bin that begins there. \
            The weights printed are those that the model is fed with.
            """
        self.tables = tables.map { table in
            Table(
                title: context.label(of: table.feature) ?? table.feature,
                summary: Self.summary(of: table, event: event),
                rows: table.rows.map(Self.row))
        }
    }

    private static func summary(of table: BinningTable, event: String) -> String {
        if let unusable = table.unusable { return "Not in the model: \(unusable)." }
        let value = NumberText.fixed(table.informationValue, 4)
        let lost = max(0, table.freeInformationValue - table.informationValue)
        let direction = table.direction.map { direction in
            """
             Along the bins the share of “\(event)” is \(direction); in any direction the best bins \
            would carry \(NumberText.fixed(lost, 4)) more.
            """
        }
        return "Information value \(value), \(table.strength).\(direction ?? "")"
    }

    private static func row(_ row: BinningTable.Row) -> Row {
        var share = "–"
        if let events = row.events, let others = row.nonEvents, events + others > 0 {
            share = NumberText.fixed(100 * Double(events) / Double(events + others), 1) + " %"
        }
        return Row(
            name: row.name, note: row.note,
            nonEvents: row.nonEvents.map(NumberText.grouped) ?? "–",
            events: row.events.map(NumberText.grouped) ?? "–", share: share,
            weight: NumberText.fixed(row.weight, 4, signed: true),
            rawWeight: row.rawWeight.map { NumberText.fixed($0, 4, signed: true) } ?? "–",
            information: NumberText.fixed(row.information, 4))
    }

    static let template = """
        {{#binnings}}
        <section>
        <h2>Binning tables</h2>
        <p class="lead">{{lead}}</p>
        {{#tables}}
        <h3 class="sub">{{title}}</h3>
        <p class="key">{{summary}}</p>
        <div class="panel scroll"><table>
        <thead><tr><th scope="col" class="text">bin</th><th scope="col">{{nonEvent}}</th>\
        <th scope="col">{{event}}</th><th scope="col">share of {{event}}</th>\
        <th scope="col">weight</th><th scope="col">without smoothing</th>\
        <th scope="col">information</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{name}}{{#note}}<small>{{.}}</small>{{/note}}</th>\
        <td>{{nonEvents}}</td><td>{{events}}</td><td>{{share}}</td><td>{{weight}}</td>\
        <td>{{rawWeight}}</td><td>{{information}}</td></tr>
        {{/rows}}
        </tbody>
        </table></div>
        {{/tables}}
        </section>
        {{/binnings}}
        """
}
