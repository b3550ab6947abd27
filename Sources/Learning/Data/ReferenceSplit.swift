/// The split that published reference figures rest on.
///
/// The rows of each institution and class are numbered 0, 1, … in file order.
package enum ReferenceSplit {
    /// Three rows of ten: (7k + 3 + rotation) mod 10 < 3. Rotation 0 is the canonical split, 1 to 9
    /// show how much figures change from split to split.
    package static func isTest(_ k: Int, rotation: Int = 0) -> Bool {
        precondition(k >= 0 && rotation >= 0, "rows and rotations are counted from 0")
        return (7 * k + 3 + rotation) % 10 < 3
    }
}
