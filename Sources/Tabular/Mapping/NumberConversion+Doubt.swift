extension NumberConversion {
    /// SQL of 1 for a number that its measure believes only if it stood in another unit, of 0 for any
    /// other number, and NULL where there is none; nil where no unit can be mistaken so.
    func doubt(_ read: String) -> String? {
        switch self {
        case .none, .byCurrency: return nil
        case .fixed(let conversion, let measure):
            return measure?.isMistaken(read, for: conversion)
        case .byRow(let branches):
            let known = branches.compactMap { branch in
                branch.measure?.isMistaken(read, for: branch.conversion).map {
                    "WHEN \(branch.condition) THEN \($0)"
                }
            }
            return known.isEmpty ? nil : "CASE \(known.joined(separator: "\n       ")) END"
        }
    }

    /// SQL of what a row measures; nil where all rows measure the same.
    var measureOfRow: String? {
        guard case .byRow(let branches) = self else { return nil }
        let known = branches.compactMap { branch in
            branch.measure.map { "WHEN \(branch.condition) THEN \(SQLText.literal($0.name))" }
        }
        return known.isEmpty ? nil : "CASE \(known.joined(separator: "\n       ")) END"
    }
}

extension Measure {
    /// SQL that is true for a number that is outside the range as it is mapped, and inside as another
    /// unit of the measure; nil where there is no range, or no unit different enough.
    fileprivate func isMistaken(_ read: String, for mapped: UnitConversion) -> String? {
        guard let asMapped = isBelieved(mapped.sql(read)) else { return nil }
        let others = unitNames.compactMap { unit -> String? in
            guard let other = another(unit), Measure.differs(other, from: mapped) else {
                return nil
            }
            return isBelieved(other.sql(read)).map { "(\($0))" }
        }
        return others.isEmpty
            ? nil : "(NOT (\(asMapped)) AND (\(others.joined(separator: " OR "))))"
    }

    /// Nil for a unit that only converts under conditions.
    private func another(_ unit: String) -> UnitConversion? {
        do { return try conversion(from: unit, conditions: .none) } catch { return nil }
    }

    private static func differs(_ one: UnitConversion, from other: UnitConversion) -> Bool {
        let ratio = one.slope / other.slope
        return one.isAffine != other.isAffine
            || max(ratio, 1 / ratio) >= UnitSuspicion.smallestFactor
    }
}
