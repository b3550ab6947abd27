package import Learning

extension ObservedRows {
    /// The events behind the rows, each once however many rows it follows.
    ///
    /// Nil where the plan watches nothing over time, or doesn't tell when its events happened.
    func watchedEvents(of plan: ObservationPlan) -> Int? {
        guard plan.watches, plan.eventTime != nil, plan.targetKind == .event else { return nil }
        var events: Set<Event> = []
        for row in rowsWithEvent(plan.targetKind) {
            if let moment = row.event { events.insert(Event(entity: row.entity, moment: moment)) }
        }
        return events.count
    }

    /// How long the rows waited for their events: of a target of several classes all that tell it.
    func waitingTimes(of plan: ObservationPlan) -> WaitingTimes {
        let waits = rowsWithEvent(plan.targetKind).compactMap { row -> Int? in
            guard let time = row.time, let event = row.event else { return nil }
            return plan.axis.waitingLength(from: time, to: event)
        }
        return WaitingTimes(waits, in: plan.axis.waitingUnit)
    }

    private struct Event: Hashable {
        let entity: String
        let moment: Moment
    }

    private func rowsWithEvent(_ kind: TargetKind) -> [Row] {
        kept.filter { kind.isDecidedByEvent($0.target) }
    }
}

extension TargetKind {
    /// Whether something that happened gave a row this target: of classes each did.
    func isDecidedByEvent(_ target: Double) -> Bool {
        switch self {
        case .event: target == 1
        case .classes: true
        case .amount: false
        }
    }
}

extension TimeAxis {
    /// What waiting times are counted in.
    package var waitingUnit: WaitingTimes.Unit {
        switch self {
        case .days, .instants: .hours
        case .ticks: .ticks
        }
    }

    /// Whole hours or ticks between two moments.
    fileprivate func waitingLength(from start: Moment, to end: Moment) -> Int {
        let length = end.value - start.value
        return switch self {
        case .days: 24 * length
        case .instants: length / 3_600_000
        case .ticks: length
        }
    }
}
