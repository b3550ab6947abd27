import Federation
import Learning

/// What becomes of decisions at the study's thresholds, local against another model.
struct DecisionTable: Sendable {
    struct Row: Sendable {
        let threshold: String
        let model: String
        /// Events above the threshold and non-events above it: `41 → 48`.
        let found: String
        let falseAlarms: String
        let localRight: String
        let modelRight: String
        let chance: String
    }

    let decisionRows: [Row]
    let foundHead: String
    let falseHead: String

    /// Nil where no decision was compared.
    init?(_ decisions: [DecisionComparison], terms: FieldTerms) {
        guard !decisions.isEmpty, case .event(let event, let nonEvent) = terms.outcome else {
            return nil
        }
        decisionRows = decisions.map(Self.row)
        foundHead = "“\(event)” found"
        falseHead = "“\(nonEvent)” flagged"
    }

    private static func row(_ decision: DecisionComparison) -> Row {
        Row(
            threshold: NumberText.short(decision.threshold), model: decision.model.rawValue,
            found: change(decision.local.truePositives, decision.other.truePositives),
            falseAlarms: change(decision.local.falsePositives, decision.other.falsePositives),
            localRight: NumberText.grouped(decision.test.otherOnly),
            modelRight: NumberText.grouped(decision.test.ownOnly),
            chance: chance(decision.test.pValue))
    }

    private static func change(_ local: Int, _ other: Int) -> String {
        "\(NumberText.grouped(local)) → \(NumberText.grouped(other))"
    }

    private static func chance(_ value: Double) -> String {
        value < 0.001 ? "under 0.001" : NumberText.fixed(value, 3)
    }

    /// Writes the table that is the context's current object.
    static let template = """
        <h3 class="sub">Decisions at the study's thresholds</h3>
        <div class="panel"><table>
        <caption>Local baseline → model. A row is flagged when its probability reaches the \
        threshold; p by McNemar's test on the rows that only one model gets right.</caption>
        <thead><tr><th scope="col" class="text">threshold</th>\
        <th scope="col" class="text">model</th><th scope="col">{{foundHead}}</th>\
        <th scope="col">{{falseHead}}</th><th scope="col">only local right</th>\
        <th scope="col">only model right</th><th scope="col">p</th></tr></thead>
        <tbody>
        {{#decisionRows}}
        <tr><th scope="row">{{threshold}}</th><td class="text">{{model}}</td><td>{{found}}</td>\
        <td>{{falseAlarms}}</td><td>{{localRight}}</td><td>{{modelRight}}</td>\
        <td>{{chance}}</td></tr>
        {{/decisionRows}}
        </tbody>
        </table></div>
        """
}
