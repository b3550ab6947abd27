/// Which part of the study a row belongs to.
package enum RowPart: UInt8, Sendable, Hashable, CaseIterable {
    /// Fits the recipe and the model.
    case training
    /// Fits recalibration and thresholds.
    case validation
    /// Is only measured on.
    case holdout
    /// Falls into the gap between training and hold-out of a split by time.
    case purged
}

/// One column of a frame: a number, a code, missing, or a special value in every row.
package struct FrameColumn: Sendable, Hashable {
    package let specification: FeatureSpecification
    /// The number, 1 or 0 of a flag, or the index of a code's level; 0 where `states` is not 0.
    package let values: [Double]
    /// For each row: 0 a value, 1 missing, 2 + i the special value number i of the specification.
    package let states: [UInt8]

    package static let value: UInt8 = 0
    package static let missing: UInt8 = 1
    package static let firstSpecial: UInt8 = 2

    package init(specification: FeatureSpecification, values: [Double], states: [UInt8]) {
        precondition(values.count == states.count, "a column has one state for each value")
        self.specification = specification
        self.values = values
        self.states = states
    }
}

/// One institution's rows as typed columns of equal length.
///
/// Rows stand in canonical order (entity key, time of observation, row key, compared as bytes), so
/// the order of a database changes no bit of a sum.
package struct Frame: Sendable, Hashable {
    package let columns: [FrameColumn]
    package let targetKind: TargetKind
    /// One a row: 1 where the event happened and 0 where it did not, the number of the class, or
    /// the amount as it was found, inside its range or not.
    package let targets: [Double]
    package let parts: [RowPart]
    /// For each row the number of its entity; rows of one entity share it.
    package let entities: [Int]
    /// Where every row is held out once, in which fold; nil elsewhere. All rows then train the model
    /// of all rows, so there is no hold-out part.
    package let folds: RowFolds?
    /// Times and next events of the rows, where the study raises alarms; nil elsewhere.
    package let timeline: Timeline?
    private let classes: [UInt8]

    package init(
        columns: [FrameColumn], targets: [Double], targetKind: TargetKind, parts: [RowPart],
        entities: [Int], folds: RowFolds? = nil, timeline: Timeline? = nil
    ) {
        let count = targets.count
        precondition(
            parts.count == count && entities.count == count, "a frame's columns differ in length")
        precondition(
            columns.allSatisfy { $0.values.count == count }, "a frame's columns differ in length")
        precondition(
            folds.map { $0.ofRow.count == count && parts.allSatisfy { $0 == .training } } ?? true,
            "of a frame with folds every row trains, and has a fold")
        precondition(
            timeline.map { $0.times.count == count } ?? true, "every row has a time, or none has")
        precondition(
            targets.allSatisfy(targetKind.holds), "a target is one of its kind's numbers")
        self.columns = columns
        self.targetKind = targetKind
        self.targets = targets
        self.parts = parts
        self.entities = entities
        self.folds = folds
        self.timeline = timeline
        classes = targetKind.classCount == nil ? [] : targets.map { UInt8($0) }
    }

    /// Rows whose target is an event.
    package init(columns: [FrameColumn], labels: [UInt8], parts: [RowPart], entities: [Int]) {
        self.init(
            columns: columns, targets: labels.map(Double.init), targetKind: .event, parts: parts,
            entities: entities)
    }

    /// The class of each row: 1 where the event happened and 0 where it did not, or the number of
    /// the class. Amounts have none.
    package var labels: [UInt8] {
        precondition(targetKind.classCount != nil, "a frame of amounts has no labels")
        return classes
    }

    /// 1 where the event happened or the class is not the first, 0 elsewhere and for amounts.
    package var otherThanFirst: [UInt8] {
        targetKind.classCount == nil
            ? [UInt8](repeating: 0, count: rowCount) : classes.map { min($0, 1) }
    }

    package var rowCount: Int { targets.count }

    package func column(named name: String) -> FrameColumn? {
        columns.first { $0.specification.name == name }
    }

    /// The rows of one part, in order.
    package func rows(in part: RowPart) -> [Int] {
        parts.indices.filter { parts[$0] == part }
    }

    /// The rows that models are measured on, in order: the hold-out part, or with folds all rows.
    package var heldOutRows: [Int] {
        folds == nil ? rows(in: .holdout) : Array(0..<rowCount)
    }

    /// The same rows with one fold held out and all others to train on. The frame must have folds.
    package func holdingOut(fold: Int) -> Frame {
        guard let folds else { preconditionFailure("a frame without folds holds none of them out") }
        return Frame(
            columns: columns, targets: targets, targetKind: targetKind,
            parts: folds.ofRow.map { $0 == fold ? .holdout : .training }, entities: entities,
            timeline: timeline)
    }
}

extension Frame: CustomStringConvertible {
    /// Shapes and counts only; no value of a row is ever printable.
    package var description: String { "Frame(\(rowCount) rows, \(columns.count) columns)" }
}
