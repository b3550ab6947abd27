/// Checks and waivers as the page shows them.
struct ChecksSection: Sendable {
    /// Text cells under one caption; the first of a row is its head.
    struct Table: Sendable {
        let caption: String
        let columns: [String]
        let rows: [Row]
    }

    struct Row: Sendable {
        let head: String
        let cells: [Cell]

        init(_ head: String, _ cells: Cell...) {
            self.head = head
            self.cells = cells
        }
    }

    struct Cell: Sendable {
        let text: String
        let note: String?

        init(_ text: String, note: String? = nil) {
            self.text = text
            self.note = note
        }
    }

    let lead: String
    let tables: [Table]

    /// Nil where no check was reported and nothing was waived.
    init?(_ report: ComparisonReport, isAtHome: Bool) {
        let checks = report.checks
        let warned = isAtHome ? [] : Self.warned(report.institutions)
        let all = [
            Table(
                caption: "What warned", columns: ["check", "place", "found", "result"],
                rows: checks.findings.filter { $0.word == .warn || $0.word == .fail }
                    .map(Self.found)),
            Table(
                caption: "Warned by", columns: ["check", "result", "institutions"], rows: warned),
            Table(
                caption: """
                    Time travel: whether anything known later changes a feature, as each signed it
                    """,
                columns: ["institution", "result", "tables", "times vouched for"],
                rows: checks.timeTravel.map(Self.travelled)),
            Table(
                caption: "What was waived, by whom and why",
                columns: ["check", "feature", "reason", "who", "signed in"],
                rows: checks.waivers.map(Self.waived)),
            Table(
                caption: "How long rows waited from their observation to the event",
                columns: ["time", "federation"] + (isAtHome ? ["own"] : []),
                rows: checks.waits.map { Self.waited($0, isAtHome: isAtHome) }),
            Table(
                caption: """
                    What tells your rows from all others' by whether a value is there, beside how \
                    well the federated model tells the outcome
                    """,
                columns: ["absence", "AUC of your institution", "AUC of the model"],
                rows: checks.absence.map { [Self.telling($0, report)] } ?? []),
        ]
        tables = all.filter { !$0.rows.isEmpty }
        let measured = report.institutions.contains { !$0.checks.isEmpty }
        guard !tables.isEmpty || measured || !checks.findings.isEmpty else { return nil }
        lead =
            isAtHome
            ? """
            What the checks of your rows found, alone and beside all others together. It stands \
            in this report only; the ids of checks and their result words are all that left.
            """
            : !warned.isEmpty
                ? "Institutions told which checks warned, and nothing of what was found."
                : measured
                    ? "No institution that told its checks was warned by one."
                    : "No institution told what its checks said."
    }

    private static func waived(_ waiver: SignedWaiver) -> Row {
        Row(
            waiver.check, Cell(waiver.feature ?? "any"), Cell(waiver.reason), Cell(waiver.who),
            Cell(waiver.approval.map { "approval of \($0)" } ?? "the study"))
    }

    private static func travelled(_ signed: SignedTimeTravel) -> Row {
        let rows = signed.rows > 0 ? " on \(signed.rows) observations or more" : ""
        return Row(
            signed.institution, Cell(signed.verdict == "pass" ? "pass\(rows)" : "not measured"),
            list(signed.tables), list(signed.attested))
    }

    private static func telling(_ absence: TellingAbsence, _ report: ComparisonReport) -> Row {
        func text(_ auc: Double?) -> Cell { Cell(auc.map { NumberText.fixed($0, 3) } ?? "–") }
        return Row(
            "\(absence.feature): \(absence.indicator)", text(absence.auc),
            text(report.federated.metrics[.auc].number))
    }

    private static func waited(_ cell: WaitingCell, isAtHome: Bool) -> Row {
        let federation = Cell("\(cell.federation)")
        guard isAtHome else { return Row(cell.name, federation) }
        return Row(cell.name, federation, Cell("\(cell.own ?? 0)"))
    }

    private static func list(_ names: [String]) -> Cell {
        Cell(names.isEmpty ? "–" : names.joined(separator: ", "))
    }

    private static func found(_ finding: CheckFinding) -> Row {
        let word = finding.word.rawValue
        return Row(
            finding.check, Cell(finding.place),
            Cell(finding.what, note: finding.waiver ?? finding.advice),
            Cell(finding.waiver == nil ? word : "waived \(word)"))
    }

    /// For each check that warned or failed somewhere, where.
    private static func warned(_ institutions: [InstitutionFigures]) -> [Row] {
        var rows: [Row] = []
        for word in [CheckSignal.Word.fail, .warn] {
            var names: [String: [String]] = [:]
            for institution in institutions {
                for signal in institution.checks where signal.word == word {
                    names[signal.check, default: []].append(institution.name)
                }
            }
            rows += names.keys.sorted().map { check in
                Row(check, Cell(word.rawValue), list(names[check] ?? []))
            }
        }
        return rows
    }

    static let template = """
        {{#checks}}
        <section>
        <h2>Checks and waivers</h2>
        <p class="lead">{{lead}}</p>
        {{#tables}}
        <div class="panel scroll"><table>
        <caption>{{caption}}</caption>
        <thead><tr>{{#columns}}<th scope="col" class="text">{{.}}</th>{{/columns}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{head}}</th>{{#cells}}<td class="text">{{text}}\
        {{#note}}<small>{{.}}</small>{{/note}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table></div>
        {{/tables}}
        </section>
        {{/checks}}
        """
}
