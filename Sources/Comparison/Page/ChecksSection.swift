/// Checks and waivers as the page shows them.
struct ChecksSection: Sendable {
    struct Waived: Sendable {
        let check: String
        let feature: String
        let reason: String
        let who: String
        let signed: String
    }

    struct Warned: Sendable {
        let check: String
        let word: String
        let institutions: String
    }

    struct Found: Sendable {
        let check: String
        let place: String
        let what: String
        let word: String
        let advice: String
    }

    struct Travelled: Sendable {
        let institution: String
        let verdict: String
        let tables: String
        let attested: String
    }

    let lead: String
    let travelled: [Travelled]
    let hasTravelled: Bool
    let waived: [Waived]
    let hasWaived: Bool
    let warned: [Warned]
    let hasWarned: Bool
    let found: [Found]
    let hasFound: Bool

    /// Nil where no check was reported and nothing was waived.
    init?(_ report: ComparisonReport, isAtHome: Bool) {
        waived = report.checks.waivers.map(Self.waived)
        travelled = report.checks.timeTravel.map(Self.travelled)
        hasTravelled = !travelled.isEmpty
        warned = isAtHome ? [] : Self.warned(report.institutions)
        let telling = report.checks.findings.filter { $0.word == .warn || $0.word == .fail }
        found = telling.map(Self.found)
        hasWaived = !waived.isEmpty
        hasWarned = !warned.isEmpty
        hasFound = !found.isEmpty
        let measured = report.institutions.contains { !$0.checks.isEmpty }
        guard hasWaived || hasTravelled || hasFound || measured || !report.checks.findings.isEmpty
        else {
            return nil
        }
        lead =
            isAtHome
            ? """
            What the checks of your rows found, alone and beside all others together. It stands \
            in this report only; the ids of checks and their result words are all that left.
            """
            : hasWarned
                ? "Institutions told which checks warned, and nothing of what was found."
                : measured
                    ? "No institution that told its checks was warned by one."
                    : "No institution told what its checks said."
    }

    private static func waived(_ waiver: SignedWaiver) -> Waived {
        Waived(
            check: waiver.check, feature: waiver.feature ?? "any", reason: waiver.reason,
            who: waiver.who, signed: waiver.approval.map { "approval of \($0)" } ?? "the study")
    }

    private static func travelled(_ signed: SignedTimeTravel) -> Travelled {
        let rows = signed.rows > 0 ? " on \(signed.rows) observations or more" : ""
        return Travelled(
            institution: signed.institution,
            verdict: signed.verdict == "pass" ? "pass\(rows)" : "not measured",
            tables: signed.tables.isEmpty ? "–" : signed.tables.joined(separator: ", "),
            attested: signed.attested.isEmpty ? "–" : signed.attested.joined(separator: ", "))
    }

    private static func found(_ finding: CheckFinding) -> Found {
        Found(
            check: finding.check, place: finding.place, what: finding.what,
            word: finding.waiver == nil ? finding.word.rawValue : "waived \(finding.word.rawValue)",
            advice: finding.waiver ?? finding.advice)
    }

    /// For each check that warned or failed somewhere, where.
    private static func warned(_ institutions: [InstitutionFigures]) -> [Warned] {
        var rows: [Warned] = []
        for word in [CheckSignal.Word.fail, .warn] {
            var names: [String: [String]] = [:]
            for institution in institutions {
                for signal in institution.checks where signal.word == word {
                    names[signal.check, default: []].append(institution.name)
                }
            }
            rows += names.keys.sorted().map { check in
                Warned(
                    check: check, word: word.rawValue,
                    institutions: (names[check] ?? []).joined(separator: ", "))
            }
        }
        return rows
    }

    static let template = """
        {{#checks}}
        <section>
        <h2>Checks and waivers</h2>
        <p class="lead">{{lead}}</p>
        {{#hasFound}}
        <div class="panel scroll"><table>
        <caption>What warned</caption>
        <thead><tr><th scope="col" class="text">check</th><th scope="col" class="text">place</th>\
        <th scope="col" class="text">found</th><th scope="col" class="text">result</th></tr></thead>
        <tbody>
        {{#found}}
        <tr><th scope="row">{{check}}</th><td class="text">{{place}}</td>\
        <td class="text">{{what}}<small>{{advice}}</small></td><td class="text">{{word}}</td></tr>
        {{/found}}
        </tbody>
        </table></div>
        {{/hasFound}}
        {{#hasWarned}}
        <div class="panel scroll"><table>
        <caption>Warned by</caption>
        <thead><tr><th scope="col" class="text">check</th><th scope="col" class="text">result</th>\
        <th scope="col" class="text">institutions</th></tr></thead>
        <tbody>
        {{#warned}}
        <tr><th scope="row">{{check}}</th><td class="text">{{word}}</td>\
        <td class="text">{{institutions}}</td></tr>
        {{/warned}}
        </tbody>
        </table></div>
        {{/hasWarned}}
        {{#hasTravelled}}
        <div class="panel scroll"><table>
        <caption>Time travel: whether anything known later changes a feature, as each signed it</caption>
        <thead><tr><th scope="col" class="text">institution</th>\
        <th scope="col" class="text">result</th><th scope="col" class="text">tables</th>\
        <th scope="col" class="text">times vouched for</th></tr></thead>
        <tbody>
        {{#travelled}}
        <tr><th scope="row">{{institution}}</th><td class="text">{{verdict}}</td>\
        <td class="text">{{tables}}</td><td class="text">{{attested}}</td></tr>
        {{/travelled}}
        </tbody>
        </table></div>
        {{/hasTravelled}}
        {{#hasWaived}}
        <div class="panel scroll"><table>
        <caption>What was waived, by whom and why</caption>
        <thead><tr><th scope="col" class="text">check</th><th scope="col" class="text">feature</th>\
        <th scope="col" class="text">reason</th><th scope="col" class="text">who</th>\
        <th scope="col" class="text">signed in</th></tr></thead>
        <tbody>
        {{#waived}}
        <tr><th scope="row">{{check}}</th><td class="text">{{feature}}</td>\
        <td class="text">{{reason}}</td><td class="text">{{who}}</td>\
        <td class="text">{{signed}}</td></tr>
        {{/waived}}
        </tbody>
        </table></div>
        {{/hasWaived}}
        </section>
        {{/checks}}
        """
}
