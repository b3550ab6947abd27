/// Counts for many checks, in one pass over the rows that they share.
///
/// A table of many columns has several checks for each of them. Alone, each would read the whole
/// table once more, and a view with it.
struct ShareCounts {
    private let compiled: CompiledMapping
    private let snapshot: Snapshot

    /// Checks of one pass: SQLite takes 2,000 columns, and each check is two.
    private static let mostChecks = 500

    init(_ compiled: CompiledMapping, in snapshot: Snapshot) {
        self.compiled = compiled
        self.snapshot = snapshot
    }

    /// The results of each check, in their order: one, or one for each word that it counts by.
    func results(of checks: [ShareCheck]) throws(LoadingError) -> [QualityResult] {
        var results = checks.map { $0.unmeasured(in: compiled).map { [$0] } }
        for (index, check) in checks.enumerated() where results[index] == nil {
            guard let word = check.by else { continue }
            results[index] = try check.results(by: word, in: snapshot)
        }
        for pass in passes(checks.indices.filter { results[$0] == nil }, of: checks) {
            let counts = try snapshot.counts(ShareCounts.sql(pass.map { checks[$0] }))
            for (place, index) in pass.enumerated() {
                results[index] = [
                    checks[index].result(rows: counts[2 * place], count: counts[2 * place + 1])
                ]
            }
        }
        return results.flatMap { $0 ?? [] }
    }

    /// The places of checks over the same rows, pass by pass in the order of their first.
    private func passes(_ places: [Int], of checks: [ShareCheck]) -> [[Int]] {
        var passes: [[Int]] = []
        var open: [String: Int] = [:]
        for place in places {
            if let pass = open[checks[place].rows], passes[pass].count < ShareCounts.mostChecks {
                passes[pass].append(place)
            } else {
                open[checks[place].rows] = passes.count
                passes.append([place])
            }
        }
        return passes
    }

    private static func sql(_ checks: [ShareCheck]) -> String {
        if checks.count == 1 { return checks[0].sql }
        let counts = checks.map { check in
            let filter = "FILTER (WHERE \(check.applies))"
            return "count(*) \(filter), sum(\(check.fault)) \(filter)"
        }
        return "SELECT \(counts.joined(separator: ",\n  ")) FROM \(checks[0].rows)"
    }
}
