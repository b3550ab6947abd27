import Documents
import Federation
package import Learning
import Messaging

/// A study and the rows that its institutions hold: what a federation works on, apart from chance.
package struct Scenario: Sendable, Hashable {
    package let name: String
    package let study: StudyFixture
    package let frames: [Frame]

    /// The run without messages, masks or faults.
    package func plainRun() throws -> PlainRun {
        let nodes = try FederationFixture.institutions(frames.count)
        return PlainRun(
            try study.study(),
            institutions: zip(nodes, frames).map { node, frame in
                InstitutionRows(institution: node.entry.name.text, frame: frame)
            })
    }

    /// What the federation learns.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case averaging
        case newton
        case multinomial
        case gaussian

        package var target: TargetKind {
            switch self {
            case .averaging, .newton: .event
            case .multinomial: .classes(["none", "mild", "severe"])
            case .gaussian: .amount(range: 0...60)
            }
        }
    }

    /// Loans with every kind of column, the whole recipe, evaluation and calibration.
    package static func full(
        _ kind: Kind, folds: Int? = nil, shares: [Int] = [4, 3, 2], rows: Int = 360
    ) -> Scenario {
        let rows = SampleRows(rows, seed: 7, holdout: 250, validation: 250, target: kind.target)
        return Scenario(
            kind, of: kind.study(from: StudyFixture()), folds: folds, shares: shares,
            frame: rows.frame)
    }

    /// Two plain numbers, and nothing but the learning: a run of few rounds and few words.
    package static func small(_ kind: Kind, folds: Int? = nil, shares: [Int] = [4, 3, 2])
        -> Scenario
    {
        let study = kind.study(
            from: .ofNumbers(["x", "y"], range: -4...4).setting("split.validation", to: 0))
        return Scenario(
            kind, of: study, folds: folds, shares: shares, frame: numbers(kind.target))
    }

    private init(
        _ kind: Kind, of study: StudyFixture, folds: Int?, shares: [Int], frame: Frame
    ) {
        let size = "\(shares.count) institutions"
        name = "\(kind.rawValue), \(folds.map { "\($0) folds, " } ?? "")\(size)"
        guard let folds else {
            self.study = study
            frames = frame.split(shares: shares, seed: 5)
            return
        }
        self.study = study.setting("split", to: ["kind": "folds", "folds": .integer(folds)])
        frames = frame.cut(intoFolds: folds, seed: 3).split(shares: shares, seed: 5)
    }

    /// 90 rows whose target follows x − y; two thirds train.
    private static func numbers(_ target: TargetKind) -> Frame {
        var generator = SeededGenerator(seeds: 90, 0x73_6D_61_6C_6C)
        let rows = (0..<90).map { _ in
            [8 * generator.uniform() - 4, 8 * generator.uniform() - 4]
        }
        let latent = rows.map { $0[0] - $0[1] + 4 * generator.uniform() - 2 }
        let frame = Frame.ofNumbers(
            ["x", "y"], range: -4...4, rows: rows,
            targets: latent.map { target.number(ofLatent: $0) }, targetKind: target)
        return Frame(
            columns: frame.columns, targets: frame.targets, targetKind: target,
            parts: rows.indices.map { $0 % 3 == 0 ? .holdout : .training },
            entities: frame.entities)
    }
}

extension TargetKind {
    /// The event above 0, one of the classes in steps of 2, or an amount from 0 to 60.
    fileprivate func number(ofLatent latent: Double) -> Double {
        switch self {
        case .event: latent > 0 ? 1 : 0
        case .classes(let names):
            min(max(((latent + 2) / 2).rounded(.down), 0), Double(names.count - 1))
        case .amount: 30 + 3 * latent
        }
    }
}

extension Scenario.Kind {
    fileprivate func study(from study: StudyFixture) -> StudyFixture {
        switch self {
        case .averaging: study.averaging(rounds: 2)
        case .newton: study
        case .multinomial: study.classes(["none", "mild", "severe"])
        case .gaussian: study.amount(0...60)
        }
    }
}
