import Learning

/// How well it tells an institution's rows from all others' to know whether one feature holds a
/// value there. What is missing may name the institution, and a model may learn that name.
package struct AbsenceAgainstRest: Sendable, Hashable {
    package let feature: String
    /// The special value that stands for the absence; nil for a missing one.
    package let special: String?
    /// AUC in the better direction: ½ + half the difference of the two shares. It never leaves home.
    package let auc: Double
}

extension FeatureAgainstRest {
    /// Missing and each special value as an indicator; none with too few rows on either side.
    var absences: [AbsenceAgainstRest] {
        guard let rest, own.rows >= Self.fewestValues, rest.rows >= Self.fewestValues else {
            return []
        }
        func absence(_ special: String?, _ mine: Int, _ others: Int) -> AbsenceAgainstRest {
            let gap = Double(mine) / Double(own.rows) - Double(others) / Double(rest.rows)
            return AbsenceAgainstRest(
                feature: own.specification.name, special: special, auc: 0.5 + gap.magnitude / 2)
        }
        return [absence(nil, own.missing, rest.missing)]
            + own.specification.specials.indices.map {
                absence(own.specification.specials[$0], own.specials[$0], rest.specials[$0])
            }
    }
}

extension InstitutionAgainstRest {
    /// The indicator that tells the institution best, of equal ones the first; nil where none may be
    /// measured, or all shares are equal.
    package var mostTellingAbsence: AbsenceAgainstRest? {
        var best: AbsenceAgainstRest?
        for absence in features.flatMap(\.absences) where absence.auc > best?.auc ?? 0.5 {
            best = absence
        }
        return best
    }
}
