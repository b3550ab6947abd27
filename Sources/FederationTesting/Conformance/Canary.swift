/// A value that must never be read in anything but a database.
enum Canary {
    static let text = "canary-7f3a"

    static func expectNone(in texts: [String]) throws(ConformanceFailure) {
        if texts.contains(where: { $0.contains(text) }) {
            throw ConformanceFailure(
                expected: "no value of a row in what people read", found: "the canary")
        }
    }
}
