/// Why a visit leaves a study, as the report prints it.
package enum Exclusion {
    package static let otherKind = "other kind of visit"
    package static let otherComplaint = "other complaint"
    package static let ageUnknown = "age unknown"
    package static let tooYoung = "too young"
    package static let notFirst = "not the person's first visit in the window"
    package static let notObserved = "person not observed long enough"
    package static let fewMeasured = "too few vital signs measured"
    package static let died = "person died before the index time"
    package static let notVerified = "not verified"
    package static let resultedBefore = "reference standard resulted before the index time"
    package static let unlisted = "reference standard's value not in the target"
    package static let noFinalCode = "no final code"
    package static let symptomOnly = "symptom only"
    package static let knownAtIndex = "diagnosis known at the index time"

    /// In the order in which sums count them.
    static let all = [
        otherKind, otherComplaint, ageUnknown, tooYoung, notFirst, notObserved, fewMeasured, died,
        notVerified, resultedBefore, unlisted, noFinalCode, symptomOnly, knownAtIndex,
    ]
}
