/// A loss of remaining amounts under which saying too much costs more than saying too little.
///
/// e^{−e/13} − 1 for an error below 0, e^{e/10} − 1 from 0 on, e = predicted − true in the target's
/// unit. 0 is perfect; other published variants have other constants and don't compare.
/// Source: Saxena, Goebel, Simon and Eklund 2008, https://doi.org/10.1109/PHM.2008.4711414.
package enum AsymmetricScore {
    /// Errors are cut at this size, so that one row can't carry a whole sum.
    package static let largestError = 200.0
    /// What no row's term exceeds: e^{20} − 1.
    package static let largestTerm = 485_165_195.0

    package static func term(_ error: Double) -> Double {
        let cut = min(max(error, -largestError), largestError)
        return ElementaryFunctions.exp(cut < 0 ? -cut / 13 : cut / 10) - 1
    }

    package static func isCut(_ error: Double) -> Bool { error.magnitude > largestError }
}
