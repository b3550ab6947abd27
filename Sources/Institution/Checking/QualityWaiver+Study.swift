package import Federation
package import Tabular

extension QualityWaiver {
    /// A waiver as a study or an approval holds it.
    package init(_ waiver: Waiver) {
        self.init(
            check: waiver.check, feature: waiver.feature, reason: waiver.reason, who: waiver.who)
    }
}
