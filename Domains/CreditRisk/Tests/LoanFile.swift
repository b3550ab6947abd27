/// The applications that both sample banks hold.
struct LoanFile {
    let id: String
    let customer: String
    let applied: String
    let decided: String
    let decision: String
    /// Euros, with at most two decimals.
    let amount: Double
    let income: Double?
    let months: Int
    /// Percent a year.
    let rate: Double
    let housing: String
    let outcome: String?
    /// Months in the job; nil for nobody's employee.
    let tenure: Int?
    let visits: Int
    let foreign: Bool

    private init(
        _ number: Int, of customer: Int, _ applied: String, _ decided: String, amount: Double,
        income: Double?, months: Int, rate: Double, _ housing: String, _ outcome: String?,
        tenure: Int?, decision: String = "approved"
    ) {
        id = "A-\(number)"
        self.customer = "C-\(customer)"
        self.applied = applied
        self.decided = decided
        self.decision = decision
        self.amount = amount
        self.income = income
        self.months = months
        self.rate = rate
        self.housing = housing
        self.outcome = outcome
        self.tenure = tenure
        visits = number % 4
        foreign = number % 3 == 0
    }

    static let all: [LoanFile] = [
        LoanFile(
            1, of: 1, "2024-01-10", "2024-01-15", amount: 12_000, income: 2_000, months: 12,
            rate: 6.25, "own", "good", tenure: 30),
        LoanFile(
            2, of: 2, "2024-01-23", "2024-02-15", amount: 24_000.5, income: 2_100, months: 24,
            rate: 0, "rent", "bad", tenure: 12),
        LoanFile(
            3, of: 1, "2024-03-10", "2024-03-15", amount: 6_000, income: 2_000, months: 12,
            rate: 5.5, "own", "good", tenure: 32),
        LoanFile(
            4, of: 3, "2024-04-10", "2024-04-17", amount: 9_000, income: 1_500, months: 12,
            rate: 6, "family", nil, tenure: nil, decision: "declined"),
        LoanFile(
            5, of: 4, "2024-05-10", "2024-05-15", amount: 3_000, income: 0, months: 6,
            rate: 7.75, "rent", "bad", tenure: nil),
        LoanFile(
            6, of: 5, "2024-06-10", "2024-06-28", amount: 4_000, income: 1_250, months: 6,
            rate: 6.5, "own", "indeterminate", tenure: 8),
        LoanFile(
            7, of: 6, "2024-07-10", "2024-07-15", amount: 5_000, income: nil, months: 6,
            rate: 6.5, "rent", "good", tenure: 100),
        LoanFile(
            8, of: 7, "2024-07-31", "2024-08-02", amount: 8_000.25, income: 3_000, months: 36,
            rate: 4.25, "own", "good", tenure: 64),
        LoanFile(
            9, of: 8, "2024-08-14", "2024-08-20", amount: 7_500, income: 1_800, months: 18,
            rate: 8, "family", "bad", tenure: 3),
        LoanFile(
            10, of: 10, "2024-09-02", "2024-09-03", amount: 2_000, income: 2_500, months: 12,
            rate: 5.25, "own", "good", tenure: 41),
        LoanFile(
            11, of: 11, "2024-09-16", "2024-09-20", amount: 11_000, income: 2_750, months: 48,
            rate: 6, "rent", "good", tenure: 27),
        LoanFile(
            12, of: 12, "2024-10-01", "2024-10-02", amount: 15_000, income: 1_900, months: 60,
            rate: 7, "rent", "bad", tenure: 15),
        LoanFile(
            13, of: 13, "2024-10-21", "2024-10-25", amount: 6_500, income: 2_300, months: 24,
            rate: 5.75, "own", "good", tenure: nil),
    ]
}
