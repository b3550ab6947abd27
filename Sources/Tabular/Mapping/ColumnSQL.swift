/// A canonical column as SQL over one source's rows.
struct ColumnSQL {
    let value: String
    /// What the value is when it is NULL, or nil where NULL can only mean missing.
    let state: String?
    /// True for a row whose local value says that nothing is known; nil for constants.
    let isMissing: String?
    /// True for a row whose local code isn't listed; nil where every code is taken.
    let unmapped: String?
    let isConverted: Bool
    /// 1 for a number that would be believed only in another unit, 0 for any other, NULL where there
    /// is none; nil where no unit can be mistaken so.
    let doubt: String?
    /// What the row measures, where that decides about its unit; nil where all rows measure the same.
    let measure: String?

    init(
        value: String, state: String? = nil, isMissing: String? = nil, unmapped: String? = nil,
        isConverted: Bool = false, doubt: String? = nil, measure: String? = nil
    ) {
        self.value = value
        self.state = state
        self.isMissing = isMissing
        self.unmapped = unmapped
        self.isConverted = isConverted
        self.doubt = doubt
        self.measure = measure
    }
}
