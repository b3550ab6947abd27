import Learning
import Tabular
import Testing

@Suite struct `Parting a study's rows` {
    private func load(_ kind: SplitRequest.Kind, validation: Int = 0, isDated: Bool = true) throws
        -> LoadedFrame
    {
        let attributes = """
            {"request_attribute": {"from": "request", "key": {"column": "id"}, "knownAt": "attested",
             "columns": {"part": {"column": "kind", "type": "code", "codes": {"car": "train", "boat": "test"}, "unmapped": "missing"}}}}
            """
        let mapping = try Mappings.parse(Mappings.text(attributes: attributes))
        let requests = [
            Requests.domain("rate", Requests.number),
            Requests.attribute("part", .code, Requests.codes("train", "test"), role: .split),
        ]
        return try TemporaryDatabase(Mappings.tables).mapped(mapping) { compiled, snapshot in
            try Lending.loader(
                requests, isDated: isDated,
                split: SplitRequest(kind: kind, validation: validation, seed: "2025")
            ).load(compiled, in: snapshot)
        }
    }

    @Test func `by a column takes its words, and leaves out rows without one`() throws {
        let loaded = try load(.column(name: "part"))
        #expect(loaded.rowKeys == ["r1", "r2"])
        #expect(loaded.frame.parts == [.training, .holdout])
        #expect(loaded.population.excluded == [.init(reason: "no part of the split", count: 1)])
        #expect(loaded.frame.columns.map(\.specification.name) == ["rate"])
        #expect(throws: FeatureError.noSplitColumn("other")) { try load(.column(name: "other")) }
    }

    @Test func `by time drops the gap between`() throws {
        let day = try #require(Day(iso: "2025-02-01"))
        let start = Moment(day.number)
        let loaded = try load(.time(from: start, purge: 28, holdout: nil))
        #expect(loaded.rowKeys == ["r1", "r3", "r2"])
        #expect(loaded.frame.parts == [.training, .holdout, .purged])
        #expect(throws: FeatureError.timeSplitWithoutTime) {
            try load(.time(from: start, purge: 28, holdout: nil), isDated: false)
        }
    }

    @Test func `by time and hash holds out later rows of unseen entities only`() {
        let split = SplitRequest(
            kind: .time(from: Moment(100), purge: 10, holdout: 300), validation: 0, seed: "2025")
        // C001 is drawn, C002 is not.
        #expect(split.part(entity: "C001", time: Moment(110), horizon: 5) == .holdout)
        #expect(split.part(entity: "C002", time: Moment(110), horizon: 5) == .purged)
        #expect(split.part(entity: "C001", time: Moment(94), horizon: 5) == .purged)
        #expect(split.part(entity: "C002", time: Moment(94), horizon: 5) == .training)
        // The target of this row is decided on day 100, which is no longer before it.
        #expect(split.part(entity: "C002", time: Moment(95), horizon: 5) == .purged)
        #expect(split.part(entity: "C001", time: Moment(109), horizon: 5) == .purged)
    }

    @Test func `by hash keeps all rows of one entity together`() throws {
        for holdout in [1, 250, 500, 750, 999] {
            let loaded = try load(.hash(holdout: holdout), validation: 500)
            #expect(loaded.frame.parts[0] == loaded.frame.parts[1], "ann has two rows")
        }
    }
}
