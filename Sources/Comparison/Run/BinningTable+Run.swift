package import Federation
import Learning

extension BinningTable {
    /// The tables of a model's weights of evidence; none where it has no such columns.
    ///
    /// Counts below `smallestCell` are left out, all others rounded to `countStep`. A weight holds
    /// the counts it is made of, so that only bins that may be shown have one of their own.
    package static func all(
        of model: TrainedModel, smallestCell: Int, countStep: Int
    ) -> [BinningTable] {
        model.pipeline.binnings.map { table in
            let view = CountView(smallestCell: smallestCell, step: countStep)
            let binning = table.binning
            let slots = [("missing", binning.missing)]
            let named = Array(zip(table.specification.specials, binning.specials))
            return BinningTable(
                feature: table.specification.name,
                rows: zip(table.binNames, binning.bins).map { view.row($0, $1) }
                    + (slots + named).map { view.row($0.0, $0.1) },
                informationValue: binning.informationValue,
                freeInformationValue: binning.freeInformationValue,
                direction: binning.direction?.rawValue, unusable: binning.unusable?.words)
        }
    }
}

/// Counts as they may be shown.
private struct CountView {
    let smallestCell: Int
    let step: Int

    func row(_ name: String, _ bin: Binning.Bin) -> BinningTable.Row {
        row(
            name, bin.counts, weight: bin.weight, rawWeight: bin.rawWeight,
            information: bin.information, note: nil)
    }

    func row(_ name: String, _ slot: Binning.Slot) -> BinningTable.Row {
        row(
            name, slot.counts, weight: slot.weight, rawWeight: slot.rawWeight,
            information: slot.information, note: slot.basis.note)
    }

    private func row(
        _ name: String, _ counts: SlotCounts?, weight: Double, rawWeight: Double?,
        information: Double, note: String?
    ) -> BinningTable.Row {
        let shown = counts.flatMap { $0.mayBeShown(smallestCell: smallestCell) ? $0 : nil }
        return BinningTable.Row(
            name: name, nonEvents: shown.map { rounded($0.nonEvents) },
            events: shown.map { rounded($0.events) }, weight: weight, rawWeight: rawWeight,
            information: information, note: note)
    }

    private func rounded(_ count: Int) -> Int { (count + step / 2) / step * step }
}

extension Binning.Slot.Basis {
    fileprivate var note: String? {
        switch self {
        case .own: nil
        case .tooSmall: "too few rows or events for a weight of its own"
        case .hidden: "too few rows to be shown"
        case .empty: "no training row"
        case .unused: "the feature is not in the model"
        }
    }
}
