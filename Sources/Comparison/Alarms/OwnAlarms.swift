import Federation
import Learning

/// An institution's own alarms as its own page shows them: exact, event by event.
struct OwnAlarms: Sendable {
    struct List: Sendable {
        let title: String
        let keys: [String]
    }

    let ownLead: String
    let ownTable: AlarmSection.Table
    let intervals: [String]
    let gains: [String]
    let ownCurve: Drawing?
    let lists: [List]
    let strips: [Drawing]
    /// What is not drawn; nil where everything is.
    let rest: String?

    /// A page with more strips would be looked through by nobody.
    private static let mostStrips = 60

    init(_ home: HomeAlarms, settings: AlarmSettings, terms: FieldTerms) {
        let words = AlarmWords(alarms: home.report, settings: settings, terms: terms)
        ownLead = "At your institution, at the same thresholds: \(words.watched)."
        ownTable = AlarmSection.Table(words)
        intervals = words.intervals
        ownCurve = CostCurvePlot.drawing(home.report, words: words)
        gains = home.differences.map { Self.gain($0, words) }
        lists = [
            Self.list(
                "Caught by the federated model and missed by the local one",
                home.events(caughtBy: .federated, missedBy: .local)),
            Self.list(
                "Caught by the local model and missed by the federated one",
                home.events(caughtBy: .local, missedBy: .federated)),
        ]
        strips = home.events.prefix(Self.mostStrips).map {
            EventStripPlot.drawing($0, settings: settings, terms: terms)
        }
        let others = home.events.count - strips.count
        rest = others > 0 ? "\(NumberText.grouped(others)) more are not drawn." : nil
    }

    private static func gain(_ difference: AlarmDifference, _ words: AlarmWords) -> String {
        let name = AlarmWords.name(of: difference.model)
        let isCost = difference.metric == .cost
        let scale = isCost ? 1.0 : 100
        func text(_ value: Double) -> String {
            NumberText.fixed(scale * value, isCost ? 0 : 1, signed: true)
        }
        let interval = "[\(text(difference.interval.low)), \(text(difference.interval.high))]"
        let what =
            isCost
            ? "saved of \(words.costHead) \(words.units)" : "percentage points more caught"
        return "\(name): \(text(difference.estimate)) \(interval) \(what) than by the local model."
    }

    private static func list(_ title: String, _ events: [ForetoldEvent]) -> List {
        List(title: "\(title): \(events.count)", keys: events.map(\.key))
    }

    static let template = """
        <h3 class="sub">Your own alarms</h3>
        <p class="lead">{{ownLead}}</p>
        {{#ownTable}}
        \(AlarmSection.tableTemplate)
        {{/ownTable}}
        {{#intervals}}<p class="key">{{.}}</p>
        {{/intervals}}
        {{#gains}}<p class="key">{{.}}</p>
        {{/gains}}
        {{#ownCurve}}
        <div class="panel"><h3>{{title}}</h3>
        \(Drawing.template)
        </div>
        {{/ownCurve}}
        {{#lists}}
        <h3 class="sub">{{title}}</h3>
        <p class="key">{{#keys}}<code>{{.}}</code> {{/keys}}</p>
        {{/lists}}
        {{#strips}}
        <div class="panel"><h3>{{title}}</h3>
        \(Drawing.template)
        </div>
        {{/strips}}
        {{#rest}}<p class="key">{{.}}</p>{{/rest}}
        """
}
