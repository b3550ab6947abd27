import Documents

/// `checks` of a report: what was waived, and at home what was found.
///
/// What every named institution's checks said stands with its figures.
package struct ChecksReport: Sendable, Hashable {
    /// Those of the study first, then those of each approval.
    package let waivers: [SignedWaiver]
    /// What each member's time-travel check found, as its approval signs it.
    package let timeTravel: [SignedTimeTravel]
    /// The institution's own results, in its own report only.
    package let findings: [CheckFinding]
    /// How long rows waited for the events that decided their targets.
    package let waits: [WaitingCell]
    /// At home only; nil where nothing is absent more often than with the others.
    package let absence: TellingAbsence?

    package static let none = ChecksReport()

    package init(
        waivers: [SignedWaiver] = [], timeTravel: [SignedTimeTravel] = [],
        findings: [CheckFinding] = [], waits: [WaitingCell] = [],
        absence: TellingAbsence? = nil
    ) {
        self.waivers = waivers
        self.timeTravel = timeTravel
        self.findings = findings
        self.waits = waits
        self.absence = absence
    }

    static let keys = ["waivers", "timeTravel", "findings", "waits", "absence"]

    var json: JSONValue {
        let members = [
            JSONMember(key: "waivers", value: .array(waivers.map(\.json))),
            JSONMember(key: "timeTravel", value: .array(timeTravel.map(\.json))),
            JSONMember(key: "findings", value: .array(findings.map(\.json))),
            JSONMember(key: "waits", value: .array(waits.map(\.json))),
        ]
        return .object(
            members + (absence.map { [JSONMember(key: "absence", value: $0.json)] } ?? []))
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        var waivers: [SignedWaiver] = []
        for entry in try reader.objects("waivers", keys: SignedWaiver.keys) {
            waivers.append(try SignedWaiver(entry))
        }
        var timeTravel: [SignedTimeTravel] = []
        for entry in try reader.objects("timeTravel", keys: SignedTimeTravel.keys) {
            timeTravel.append(try SignedTimeTravel(entry))
        }
        var findings: [CheckFinding] = []
        for entry in try reader.objects("findings", keys: CheckFinding.keys) {
            findings.append(try CheckFinding(entry))
        }
        var waits: [WaitingCell] = []
        // Reports of earlier versions have none.
        if reader.has("waits") {
            for entry in try reader.objects("waits", keys: WaitingCell.keys) {
                waits.append(try WaitingCell(entry))
            }
        }
        let absence = try reader.optionalObject("absence", keys: TellingAbsence.keys)
        self.init(
            waivers: waivers, timeTravel: timeTravel, findings: findings, waits: waits,
            absence: try absence.map { object throws(DocumentError) in try TellingAbsence(object) })
    }
}

extension InstitutionFigures {
    /// The same figures with what the institution's checks said.
    package func with(checks: [CheckSignal]) -> InstitutionFigures {
        InstitutionFigures(
            name: name, trainingRows: trainingRows, holdoutRows: holdoutRows,
            holdoutEvents: holdoutEvents, local: local, federated: federated,
            recalibrated: recalibrated, measure: measure, differences: differences,
            verdict: verdict, checks: checks)
    }
}

extension ComparisonReport {
    /// The same report with its checks; `signals` are those of institutions by their names, where
    /// their figures don't hold them yet.
    package func with(
        checks: ChecksReport, signals: [String: [CheckSignal]] = [:]
    ) -> ComparisonReport {
        ComparisonReport(
            study: study, version: version, run: run, rounds: rounds, bytes: bytes,
            federated: federated, pooled: pooled, alone: alone, recalibrated: recalibrated,
            institutions: institutions.map { figures in
                signals[figures.name].map { figures.with(checks: $0) } ?? figures
            },
            distribution: distribution, checks: checks, alarms: alarms)
    }
}
