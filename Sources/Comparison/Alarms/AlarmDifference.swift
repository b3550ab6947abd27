import Federation
import Learning

/// How much better a model's alarms are than the local baseline's, with a 95 % interval by draws of
/// whole entities. Positive is better: recall of the model less the local one's, local cost less the
/// model's.
package struct AlarmDifference: Sendable, Hashable {
    package let model: AlarmFigures.Source
    package let metric: AlarmMetric
    package let estimate: Double
    package let interval: Bounds

    /// `entities` has the entity of each replay, in order. A figure that is undefined, as recall is
    /// without events, is left out.
    static func all(
        _ replays: [AlarmWatch.Model: [AlarmReplay]], entities: [Int], settings: AlarmSettings,
        seed: UInt64
    ) -> [AlarmDifference] {
        guard let local = replays[.local] else { return [] }
        let own = EntityTallies(local, entities: entities, settings: settings)
        let bootstrap = PairedBootstrap(
            labels: own.events.map { $0 > 0 ? 1 : 0 }, entities: Array(own.events.indices),
            seed: seed)
        let models: [(AlarmWatch.Model, AlarmFigures.Source)] = [
            (.federated, .federated), (.recalibrated, .recalibrated),
        ]
        return models.flatMap { model, source -> [AlarmDifference] in
            guard let replays = replays[model] else { return [] }
            let other = EntityTallies(replays, entities: entities, settings: settings)
            let recall = try? bootstrap.difference { drawn in
                guard let model = other.recall(drawn), let local = own.recall(drawn) else {
                    return nil
                }
                return model - local
            }
            let cost = try? bootstrap.difference { drawn in
                guard let model = other.cost(drawn), let local = own.cost(drawn) else {
                    return nil
                }
                return local - model
            }
            return [(AlarmMetric.recall, recall), (.cost, cost)].compactMap { metric, result in
                result.map {
                    AlarmDifference(
                        model: source, metric: metric, estimate: $0.interval.estimate,
                        interval: Bounds($0.interval))
                }
            }
        }
    }
}

/// What one model's alarms came to for each entity.
private struct EntityTallies {
    private(set) var events: [Double] = []
    private var caught: [Double] = []
    private var costs: [Double] = []
    private var exposures: [Double] = []

    init(_ replays: [AlarmReplay], entities: [Int], settings: AlarmSettings) {
        var last: Int?
        for (replay, entity) in zip(replays, entities) {
            if entity != last {
                events.append(0)
                caught.append(0)
                costs.append(0)
                exposures.append(0)
            }
            last = entity
            let counts = AlarmCounts([replay], cells: settings.cells)
            let place = events.count - 1
            events[place] += Double(counts.events)
            caught[place] += Double(counts.caught)
            costs[place] += settings.costs.total(counts)
            exposures[place] +=
                Double(counts.decisions) * settings.axis.told(settings.policy.step)
        }
    }

    /// `drawn` says how often each entity counts.
    func recall(_ drawn: [Double]) -> Double? { Self.ratio(caught, events, drawn) }

    func cost(_ drawn: [Double]) -> Double? {
        Self.ratio(costs, exposures, drawn).map { $0 * AlarmMetric.costLength }
    }

    private static func ratio(
        _ values: [Double], _ sizes: [Double], _ drawn: [Double]
    ) -> Double? {
        var (value, size) = (0.0, 0.0)
        for entity in drawn.indices {
            value += drawn[entity] * values[entity]
            size += drawn[entity] * sizes[entity]
        }
        return size > 0 ? value / size : nil
    }
}
