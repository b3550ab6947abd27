package import Documents

/// The data-quality report of one institution: what `check` prints, all of it at home.
package struct QualityReport: Sendable, Hashable {
    package let results: [QualityResult]

    package init(results: [QualityResult]) {
        self.results = results
    }

    /// With one result more.
    package func adding(_ result: QualityResult) -> QualityReport {
        QualityReport(results: results + [result])
    }

    /// True when a study can't be approved before something is mended.
    package var isBlocked: Bool { results.contains { $0.outcome == .fail && $0.waiver == nil } }

    /// Checks that need a waiver, each id once, in order.
    package var warnings: [String] {
        var ids: [String] = []
        for result in results(.warn) where result.waiver == nil && !ids.contains(result.id) {
            ids.append(result.id)
        }
        return ids
    }

    /// The report as it stands once `waivers` are signed.
    package func waived(by waivers: [QualityWaiver]) -> QualityReport {
        QualityReport(results: results.map { $0.waived(by: waivers) })
    }

    package func results(_ outcome: QualityResult.Outcome) -> [QualityResult] {
        results.filter { $0.outcome == outcome }
    }

    /// Everything, one object a result.
    package var json: JSONValue {
        .object([
            JSONMember(key: "blocked", value: .bool(isBlocked)),
            JSONMember(key: "results", value: .array(results.map(\.json))),
        ])
    }
}

extension QualityReport: CustomStringConvertible {
    /// What fails first, then what warns, each with the SQL that finds it again, then what could not be
    /// measured, then a line of passes.
    package var description: String {
        let found = [QualityResult.Outcome.fail, .warn].flatMap { outcome in
            results(outcome).map { $0.description + ($0.sql.map { "\n      \($0)" } ?? "") }
        }
        let passed = "\(results(.pass).count) checks passed"
        return (found + UnmeasuredChecks.all(in: results) + [passed]).joined(separator: "\n")
    }
}

extension QualityResult {
    fileprivate var json: JSONValue {
        let members: [(String, JSONValue?)] = [
            ("check", .string(id)), ("place", .string(place)),
            ("feature", feature.map(JSONValue.string)), ("what", .string(what)),
            ("result", .string(outcome.rawValue)), ("rows", rows.map(JSONValue.integer)),
            ("count", count.map(JSONValue.integer)), ("share", share.map(JSONValue.double)),
            ("value", value.map(JSONValue.double)),
            ("threshold", .string(threshold)), ("sql", sql.map(JSONValue.string)),
            ("advice", .string(advice)),
            ("shares", histogram.isEmpty ? nil : .array(histogram.map(JSONValue.string))),
            ("waivedBy", waiver.map { .string($0.who) }),
            ("waivedBecause", waiver.map { .string($0.reason) }),
        ]
        return .object(
            members.compactMap { key, value in value.map { JSONMember(key: key, value: $0) } })
    }
}
