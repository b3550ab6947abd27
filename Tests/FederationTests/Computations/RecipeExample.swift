import Documents
import Federation
import FederationTesting
import Learning

/// Recipes that together go through every kind of step, with every setting that changes what a
/// column is made of.
enum RecipeExample: String, CaseIterable, Sendable {
    case nothing, clip, winsorise, log, impute, mode, bins, weights, worstWeights, curves, edges
    case levels, reference, standardise, robust, perInstitution

    private static let clipped: JSONValue = ["step": "clip"]

    var steps: JSONValue {
        switch self {
        case .nothing: []
        case .clip: [Self.clipped]
        case .winsorise: [["step": "winsorise", "share": 50, "refine": true]]
        case .log: [Self.clipped, ["step": "log", "features": ["amount"]]]
        case .impute: [Self.clipped, ["step": "impute", "refine": true]]
        case .mode: [Self.clipped, ["step": "impute", "statistic": "mode", "indicator": false]]
        case .bins: [["step": "bins"], ["step": "standardise"]]
        case .weights: [["step": "woe", "binEvents": 5], ["step": "standardise"]]
        case .worstWeights: [["step": "woe", "missingPolicy": "worst", "binEvents": 10]]
        case .curves: [Self.clipped, ["step": "impute"], ["step": "spline", "knots": 5]]
        case .edges: [Self.clipped, ["step": "spline", "knots": "edges"], ["step": "standardise"]]
        case .levels, .reference: [["step": "one-hot", "cutoff": 50], ["step": "standardise"]]
        case .standardise: [Self.clipped, ["step": "impute"], ["step": "standardise"]]
        case .robust:
            [Self.clipped, ["step": "impute"], ["step": "standardise", "robust": true]]
        case .perInstitution:
            [
                Self.clipped, ["step": "impute"], ["step": "spline"],
                ["step": "standardise", "by": "institution"],
            ]
        }
    }

    var fixture: StudyFixture {
        StudyFixture().setting("recipe", to: steps)
            .setting("learner.ridge", to: self == .reference ? 0 : 1)
    }

    /// The recipe as it is fitted; of the model behind it one step is enough.
    func pipeline(_ frames: [Frame]) throws -> FeaturePipeline {
        try PlainRun(fixture.setting("learner.rounds", to: 1).study(), frames).train().pipeline
    }
}

/// Rows with everything that real ones may hold and some may not.
enum RowsExample: String, CaseIterable, Sendable {
    case plain, allMissing, allSpecial, constant, unseenCode

    /// 300 loans, of which some are held out.
    func frame(seed: UInt64) -> Frame {
        let plain = SampleRows(300, seed: seed, holdout: 200).frame
        switch self {
        case .plain:
            return plain
        case .allMissing:
            return plain.changing("amount") { _, _, _ in (0, FrameColumn.missing) }
                .changing("purpose") { _, _, _ in (0, FrameColumn.missing) }
        case .allSpecial:
            return plain.changing("tenure") { _, _, _ in (0, FrameColumn.firstSpecial) }
        case .constant:
            return plain.changing("amount") { _, _, _ in (5000, FrameColumn.value) }
                .changing("returning") { _, _, _ in (1, FrameColumn.value) }
        case .unseenCode:
            return plain.changing("purpose") { row, value, state in
                plain.parts[row] == .training && value == 2 ? (0, state) : (value, state)
            }
        }
    }
}

extension Frame {
    /// The same rows with another value and state in one column.
    func changing(
        _ name: String, _ change: (_ row: Int, _ value: Double, _ state: UInt8) -> (Double, UInt8)
    ) -> Frame {
        Frame(
            columns: columns.map { column in
                guard column.specification.name == name else { return column }
                let cells = column.values.indices.map {
                    change($0, column.values[$0], column.states[$0])
                }
                return FrameColumn(
                    specification: column.specification, values: cells.map(\.0),
                    states: cells.map(\.1))
            },
            targets: targets, targetKind: targetKind, parts: parts, entities: entities)
    }
}
