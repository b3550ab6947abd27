/// What simple sums over a column say about the dates in it, without any single row.
///
/// Missing and special values don't count. Numbers are as stored; texts that are no numbers have none.
package struct DateEvidence: Sendable, Hashable {
    /// The share of values, from 0 to 1, that the encoding reads.
    package let readableShare: Double
    package let smallest: Double?
    package let largest: Double?
    /// The largest number where a pattern has the day, over all texts of its form.
    package let largestAtDay: Int?
    /// The largest number where a pattern has the month.
    package let largestAtMonth: Int?

    package init(
        readableShare: Double, smallest: Double? = nil, largest: Double? = nil,
        largestAtDay: Int? = nil, largestAtMonth: Int? = nil
    ) {
        self.readableShare = readableShare
        self.smallest = smallest
        self.largest = largest
        self.largestAtDay = largestAtDay
        self.largestAtMonth = largestAtMonth
    }
}
