/// One column of a domain's canonical schema: what every institution's data is brought to.
package struct CanonicalColumn: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case text
        /// A whole number.
        case integer
        case real
        /// A day, `YYYY-MM-DD`.
        case date
        /// A month, held as its first day.
        case month
        /// Milliseconds since 1970-01-01T00:00Z, a whole number in SQL.
        case instant
        /// A whole number on the institution's axis: an instant, or a tick of the usage axis where
        /// the mapping says `tick`.
        case moment
        /// One word of a closed vocabulary.
        case code([String])
        /// One word of the institution's own; a study lists those it asks for.
        case word
        /// An ISO 4217 code.
        case currency
        /// 1 or 0.
        case flag
        /// A whole number of minor units of the row's currency.
        case money
    }

    package let name: String
    package let content: Content
    /// A column with a dimension takes values in a unit that the mapping must name.
    package let dimension: Dimension?
    /// Decimals to which the loader rounds; nil keeps values as they are.
    package let resolution: Int?
    /// The column of the same row whose word names the `Measure` that the value is; such a column has
    /// no dimension and no resolution of its own.
    package let unitBy: String?
    /// The column of the same row that takes the sign of a number written as `<0.5`: a code of
    /// `eq`, `lt`, `le`, `gt` and `ge`.
    package let signIn: String?
    /// The least precise encoding that a date of this column may come in.
    package let precision: DateEncoding.Precision
    /// The table whose key the column holds.
    package let references: String?
    /// Other names under which institutions may keep the column, for `map suggest` only.
    package let aliases: [String]

    package init(
        _ name: String, _ content: Content, dimension: Dimension? = nil, resolution: Int? = nil,
        unitBy: String? = nil, signIn: String? = nil, precision: DateEncoding.Precision = .day,
        references: String? = nil, aliases: [String] = []
    ) {
        self.name = name
        self.content = content
        self.dimension = content == .money ? .money : dimension
        self.resolution = content == .money || content == .integer ? 0 : resolution
        self.unitBy = unitBy
        self.signIn = signIn
        self.precision = content == .month ? .month : precision
        self.references = references
        self.aliases = aliases
    }

    package var isNumber: Bool {
        switch content {
        case .integer, .real, .money: true
        case .text, .date, .month, .instant, .moment, .code, .word, .currency, .flag: false
        }
    }

    /// True for what a mapping reads by a date encoding.
    package var isDate: Bool {
        switch content {
        case .date, .month, .instant, .moment: true
        case .text, .integer, .real, .code, .word, .currency, .flag, .money: false
        }
    }

    /// The words that the column may hold, or nil if it isn't closed.
    package var vocabulary: [String]? {
        switch content {
        case .code(let words): words
        case .currency: Currency.codes
        case .flag: ["false", "true"]
        case .text, .integer, .real, .date, .month, .instant, .moment, .word, .money: nil
        }
    }

    /// Nearest of x·10^d, halves away from zero, ÷ 10^d.
    package static func rounded(_ value: Double, decimals: Int?) -> Double {
        guard let decimals else { return value }
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        return (value * scale).rounded(.toNearestOrAwayFromZero) / scale
    }
}
