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
    package var isBlocked: Bool { results.contains { $0.outcome == .fail } }

    /// Checks that need a waiver, each id once, in order.
    package var warnings: [String] {
        var ids: [String] = []
        for result in results where result.outcome == .warn && !ids.contains(result.id) {
            ids.append(result.id)
        }
        return ids
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
    /// What fails first, then what warns, then what could not be measured, then a line of passes.
    package var description: String {
        let lines = [QualityResult.Outcome.fail, .warn, .notMeasured].flatMap { outcome in
            results(outcome).map(\.description)
        }
        return (lines + ["\(results(.pass).count) checks passed"]).joined(separator: "\n")
    }
}

extension QualityResult: CustomStringConvertible {
    package var description: String {
        var line = "\(outcome.rawValue)  \(id)  \(place): \(what)"
        if let count, let rows, outcome != .notMeasured {
            line += ", \(count) of \(rows)" + (share.map { " (\(ShareLimit.percent($0)))" } ?? "")
        }
        if !threshold.isEmpty, outcome != .notMeasured { line += "; \(threshold)" }
        if !advice.isEmpty { line += "\n      \(advice)" }
        return line
    }

    fileprivate var json: JSONValue {
        let members: [(String, JSONValue?)] = [
            ("check", .string(id)), ("place", .string(place)), ("what", .string(what)),
            ("result", .string(outcome.rawValue)), ("rows", rows.map(JSONValue.integer)),
            ("count", count.map(JSONValue.integer)), ("threshold", .string(threshold)),
            ("sql", sql.map(JSONValue.string)), ("advice", .string(advice)),
        ]
        return .object(
            members.compactMap { key, value in value.map { JSONMember(key: key, value: $0) } })
    }
}
