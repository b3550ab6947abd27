package import Learning

/// Seeded loans with everything that real ones have: numbers with missing and special values, a
/// flag, codes with a rare level, and an outcome that follows a known logistic model, or a class or
/// an amount that follows the same inputs.
///
/// They fit the features of `StudyFixture`.
package struct SampleRows: Sendable, Hashable {
    package let frame: Frame

    /// Of 1000 entities, `holdout` are held out; of 1000 others, `validation` validate. A class is
    /// the number of equal steps of 1.2 that a row's latent number has passed from −0.8 on, an
    /// amount ten times that number above 40.
    package init(
        _ count: Int, seed: UInt64, holdout: Int = 300, validation: Int = 200,
        target: TargetKind = .event, rowsPerEntity: Int = 1
    ) {
        var generator = SeededGenerator(seeds: seed, 0x72_6F_77_73)
        let rows = (0..<count).map { _ in Row(&generator) }
        let split = HashSplit(holdoutPerThousand: holdout, validationPerThousand: validation)
        frame = Frame(
            columns: [
                Self.column(Self.amount, rows.map(\.amount)),
                Self.column(Self.tenure, rows.map(\.tenure)),
                Self.column(Self.returning, rows.map(\.returning)),
                Self.column(Self.purpose, rows.map(\.purpose)),
            ],
            targets: rows.map { $0.target(target) }, targetKind: target,
            parts: rows.indices.map { row in
                let first = rows[row - row % rowsPerEntity]
                return split.part(draw: first.draw, validationDraw: first.validationDraw)
            },
            entities: (0..<count).map { $0 / rowsPerEntity })
    }

    package static let features = [amount, tenure, returning, purpose]

    package static let amount = FeatureSpecification(
        name: "amount",
        kind: .number(range: 1000...50_000, edges: [2000, 5000, 10_000, 20_000, 30_000, 40_000]))
    package static let tenure = FeatureSpecification(
        name: "tenure", kind: .number(range: 0...40, edges: [1, 2, 5, 10, 20]),
        specials: ["not_employed"])
    package static let returning = FeatureSpecification(name: "returning", kind: .flag)
    package static let purpose = FeatureSpecification(
        name: "purpose",
        kind: .code(levels: ["car", "home", "study", "boat", "other"], ordered: false))

    private static func column(
        _ specification: FeatureSpecification, _ cells: [Cell]
    ) -> FrameColumn {
        FrameColumn(
            specification: specification, values: cells.map(\.value), states: cells.map(\.state))
    }

    private struct Cell {
        let value: Double
        let state: UInt8

        static let missing = Cell(value: 0, state: FrameColumn.missing)
        static let special = Cell(value: 0, state: FrameColumn.firstSpecial)
        static func of(_ value: Double) -> Cell { Cell(value: value, state: FrameColumn.value) }
    }

    private struct Row {
        let amount: Cell
        let tenure: Cell
        let returning: Cell
        let purpose: Cell
        /// Above 0 where the event happened.
        let latent: Double
        let draw: UInt64
        let validationDraw: UInt64

        init(_ generator: inout SeededGenerator) {
            let size = (1000 + 60_000 * generator.uniform() * generator.uniform()).rounded()
            let years = (30 * generator.uniform() * generator.uniform()).rounded()
            let isKnown = generator.index(below: 3) > 0
            let level = Self.level(of: generator.index(below: 100))
            let gap = generator.index(below: 20)
            amount = gap == 0 ? .missing : .of(size)
            tenure = gap < 2 ? .missing : gap < 5 ? .special : .of(years)
            returning = gap == 19 ? .missing : .of(isKnown ? 1 : 0)
            purpose = .of(Double(level))
            let odds =
                -1.4 + size / 25_000 - years / 20 - (isKnown ? 0.6 : 0)
                + [0, -0.4, 0.3, 0.9, 0.2][level] + (gap < 5 ? 0.5 : 0)
            latent = odds - ElementaryFunctions.logit(max(generator.uniform(), 0x1p-60))
            draw = generator.next()
            validationDraw = generator.next()
        }

        func target(_ kind: TargetKind) -> Double {
            switch kind {
            case .event: latent > 0 ? 1 : 0
            case .classes(let names):
                min(max(((latent + 0.8) / 1.2).rounded(.down) + 1, 0), Double(names.count - 1))
            case .amount: 40 + 10 * latent
            }
        }

        /// Of 100 loans 40 are for a car, 25 for a home, 20 for study, 2 for a boat, 13 for others.
        private static func level(of ticket: Int) -> Int {
            switch ticket {
            case ..<40: 0
            case ..<65: 1
            case ..<85: 2
            case ..<87: 3
            default: 4
            }
        }
    }
}
