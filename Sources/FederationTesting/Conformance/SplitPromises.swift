import Learning
import Tabular

/// Training and hold-out share no entity, and a split by time leaves the gap that it needs.
struct SplitPromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("an entity is never on both sides of a split", entities),
            ConformanceCheck("a row's part follows from its entity alone", published),
            ConformanceCheck("a split by time keeps its purge", purge),
        ]
    }

    private func entities() throws {
        let copy = try bench.canonicalCopy()
        for seed in 0..<10 {
            let split = SplitRequest(
                kind: .hash(holdout: 400), validation: 300, seed: String(seed))
            let frame = try bench.load(copy.sql(), copy.mapping, split: split).frame
            var parts: [Int: Set<RowPart>] = [:]
            for (entity, part) in zip(frame.entities, frame.parts) {
                parts[entity, default: []].insert(part)
            }
            try expect(
                parts.values.allSatisfy { $0.count == 1 }, "one part of each entity, seed \(seed)",
                found: "several")
        }
    }

    private func published() throws {
        for shape in bench.samples.shapes {
            let loaded = try bench.load(shape.sql, try bench.mapping(of: shape))
            for (row, part) in loaded.frame.parts.enumerated() {
                let entity = loaded.entityKeys[loaded.frame.entities[row]]
                try expect(
                    ConformanceBench.split.part(entity: entity, time: nil, horizon: 0) == part,
                    "the part that the published rule gives", found: "another")
            }
        }
    }

    private func purge() throws {
        let plan = try bench.plan()
        let copy = try bench.canonicalCopy()
        let whole = try bench.canonicalFrame()
        guard let middle = whole.times.sorted().dropFirst(whole.times.count / 2).first else {
            return try recordRefusesTime(copy)
        }
        let windows = try StudyColumns(bench).learnt.compactMap(\.window)
        let needed = plan.horizon + (windows.max() ?? 0)
        for holdout in [nil, 500] {
            let loaded = try bench.load(
                copy.sql(), copy.mapping, split: split(middle, needed, holdout))
            try check(loaded, from: middle, purge: needed, horizon: plan.horizon)
        }
        guard needed > 0 else { return }
        do {
            _ = try bench.load(
                copy.sql(), copy.mapping, split: split(middle, needed - 1, nil))
        } catch FeatureError.purgeTooShort(needed - 1, needed) { return }
        throw ConformanceFailure(
            expected: "a purge of \(needed) or more", found: "a shorter one taken")
    }

    private func split(_ start: Moment, _ purge: Int, _ holdout: Int?) -> SplitRequest {
        SplitRequest(
            kind: .time(from: start, purge: purge, holdout: holdout), validation: 0,
            seed: ConformanceBench.seed)
    }

    private func check(
        _ loaded: LoadedFrame, from start: Moment, purge: Int, horizon: Int
    ) throws(ConformanceFailure) {
        var sides: [Int: Set<RowPart>] = [:]
        for (row, time) in loaded.times.enumerated() {
            let part = loaded.frame.parts[row]
            switch part {
            case .training, .validation:
                try expect(
                    time + horizon < start, "training whose target ends before the split",
                    found: "a later row")
            case .holdout:
                try expect(
                    time >= start + purge, "a hold-out after the purge", found: "an earlier row")
            case .purged: continue
            }
            sides[loaded.frame.entities[row], default: []].insert(part)
        }
    }

    private func recordRefusesTime(_ copy: CanonicalCopy) throws {
        do {
            _ = try bench.load(copy.sql(), copy.mapping, split: split(Moment(0), 0, nil))
        } catch FeatureError.timeSplitWithoutTime { return }
        throw ConformanceFailure(
            expected: "no split by time where nothing has a time", found: "one that is taken")
    }
}
