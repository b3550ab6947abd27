/// The day through which an extract must be complete to decide an observation; of one that ends a
/// day earlier it is censored.
package struct LastDay: Sendable, Hashable {
    package let observation: String
    /// An ISO day.
    package let day: String

    package init(_ observation: String, _ day: String) {
        self.observation = observation
        self.day = day
    }
}
