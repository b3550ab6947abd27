/// One check that could not be measured, at every place where the reason is the same.
struct UnmeasuredChecks {
    private static let namedPlaces = 3

    let first: QualityResult
    var places: [String]

    /// In the order in which the checks came, one description each.
    static func all(in results: [QualityResult]) -> [String] {
        var groups: [UnmeasuredChecks] = []
        var indices: [[String]: Int] = [:]
        for result in results where result.outcome == .notMeasured {
            let key = [result.id, result.what, result.advice]
            if let index = indices[key] {
                groups[index].places.append(result.place)
            } else {
                indices[key] = groups.count
                groups.append(UnmeasuredChecks(first: result, places: [result.place]))
            }
        }
        return groups.map(\.description)
    }
}

extension UnmeasuredChecks: CustomStringConvertible {
    var description: String {
        let line = "\(first.outcome.rawValue)  \(first.id)  \(first.what)"
        guard places.count > 1 else { return first.description }
        let named = places.prefix(Self.namedPlaces).joined(separator: ", ")
        let rest = places.count - Self.namedPlaces
        let list = rest > 0 ? "\(named) and \(rest) more" : named
        return ([line, "at \(list)"] + (first.advice.isEmpty ? [] : [first.advice]))
            .joined(separator: "\n      ")
    }
}
