/// One unit of measure: canonical = x · numerator ÷ denominator + offset.
///
/// The offset is a fraction too, so that SQL and Swift compute the same bits from the same constants.
struct Unit: Sendable, Hashable {
    let name: String
    let numerator: Double
    let denominator: Double
    let offsetNumerator: Double
    let offsetDenominator: Double

    init(
        _ name: String, _ numerator: Double = 1, over denominator: Double = 1,
        plus offsetNumerator: Double = 0, per offsetDenominator: Double = 1
    ) {
        self.name = name
        self.numerator = numerator
        self.denominator = denominator
        self.offsetNumerator = offsetNumerator
        self.offsetDenominator = offsetDenominator
    }

    /// The unit of a list that a written name means: the name itself, else what it is an alias of.
    static func named(_ written: String, among units: [Unit]) -> Unit? {
        units.first { $0.name == written }
            ?? UnitSpelling.aliases[written].flatMap { name in units.first { $0.name == name } }
    }
}
