package import Learning

/// An institution's hold-out rows with what each model says of them. They never leave home.
package struct HoldoutScores: Sendable {
    package let targetKind: TargetKind
    /// 1 where the event happened and 0 where it did not, the number of the class, or the amount.
    package let targets: [Double]
    /// For each row the number of its entity; rows of one entity share it,
    /// in order of time.
    package let entities: [Int]
    /// Where every row was held out once, in which fold; nil with one hold-out.
    package let folds: RowFolds?
    /// For each row the probability of the event, that of every class, or the amount.
    package let local: [Double]
    package let federated: [Double]
    /// Nil where no recalibration was fitted.
    package let recalibrated: [Double]?

    package init(
        targetKind: TargetKind, targets: [Double], entities: [Int], folds: RowFolds? = nil,
        local: [Double], federated: [Double], recalibrated: [Double]? = nil
    ) {
        var width = 1
        if case .classes(let names) = targetKind { width = names.count }
        let models = [local.count, federated.count, recalibrated?.count ?? local.count]
        precondition(
            entities.count == targets.count && models.allSatisfy { $0 == targets.count * width },
            "every model says something of each row, and every row has one entity")
        precondition(
            folds.map { $0.ofRow.count == targets.count } ?? true, "every row has one fold")
        self.targetKind = targetKind
        self.targets = targets
        self.entities = entities
        self.folds = folds
        self.local = local
        self.federated = federated
        self.recalibrated = recalibrated
    }

    /// Rows of an event with each model's probability.
    package init(
        labels: [UInt8], entities: [Int], folds: RowFolds? = nil, local: [Double],
        federated: [Double], recalibrated: [Double]? = nil
    ) {
        self.init(
            targetKind: .event, targets: labels.map(Double.init), entities: entities, folds: folds,
            local: local, federated: federated, recalibrated: recalibrated)
    }

    package var rowCount: Int { targets.count }
    package var entityCount: Int { Set(entities).count }

    /// Rows with the event, or of any class but the first; none for amounts.
    package var eventCount: Int { labels.reduce(0) { $0 + Int($1) } }

    /// 1 where the event happened or the class is not the first, 0 elsewhere and for amounts.
    package var labels: [UInt8] {
        guard targetKind.classCount != nil else { return targets.map { _ in 0 } }
        return targets.map { $0 == 0 ? 0 : 1 }
    }

    /// The models that are held against the local baseline, with what they say.
    var challengers: [(model: Difference.Model, predictions: [Double])] {
        [(.federated, federated)] + (recalibrated.map { [(.recalibrated, $0)] } ?? [])
    }

    /// All figures of what one of the models says.
    func metrics(of predictions: [Double], independentRows: Bool) -> ModelMetrics {
        switch targetKind {
        case .event:
            folds.map { ModelMetrics.measured(scored(predictions), folds: $0) }
                ?? .measured(scored(predictions), independentRows: independentRows)
        case .classes(let names):
            .measured(
                classScores(predictions, classCount: names.count), names: names, folds: folds)
        case .amount(let range):
            .measured(
                AmountScores(truths: targets, predictions: predictions, entities: entities),
                range: range)
        }
    }

    private func scored(_ predictions: [Double]) -> ScoredRows {
        ScoredRows(labels: labels, probabilities: predictions)
    }

    func classScores(_ predictions: [Double], classCount: Int) -> ClassScores {
        ClassScores(
            labels: targets.map { UInt8($0) }, classCount: classCount, probabilities: predictions)
    }
}

extension HoldoutScores: CustomStringConvertible {
    /// The shape only; no value of a row is ever printable.
    package var description: String { "HoldoutScores(\(rowCount) rows)" }
}
