import Documents
import Federation
import FederationTesting
import Learning
import Messaging
import Testing

@Suite struct `A federation under faults` {
    /// The shortest run that there is: five rounds, two score tables.
    static let study = StudyFixture().averaging(rounds: 1)
        .setting("evaluation.subgroups", to: []).setting("split.validation", to: 0)
    static let rows = SampleRows(90, seed: 2, holdout: 0, validation: 0)

    static func simulation(_ seed: UInt64, _ faults: FaultPlan) -> FederationSimulation {
        FederationSimulation(seed: seed, study: study, rows: rows, faults: faults)
    }

    /// The same run with nothing lost, late, repeated or killed.
    static let undisturbed = Task { try await simulation(0, .none).run() }

    static let plans: [FaultPlan] = [.lossy, .crashing, .everything]

    @Test(arguments: 1..<10 as Range<UInt64>)
    func `ends with the same outcome and a transcript of the same length`(
        seed: UInt64
    ) async throws {
        let simulation = Self.simulation(seed, Self.plans[Int(seed % 3)])
        let history = try await simulation.run()
        let expected = try await Self.undisturbed.value
        #expect(history.outcome == expected.outcome, "\(simulation)")
        #expect(history.outcome != nil, "\(simulation)")
        #expect(history.entries.count == expected.entries.count, "\(simulation)")
        #expect(try history.sums() == expected.sums(), "\(simulation)")
        #expect(history.refusals.isEmpty, "\(simulation)")
    }

    @Test func `trains, evaluates and calibrates over every kind of fault`() async throws {
        let simulation = FederationSimulation(seed: 11, faults: .everything)
        let history = try await simulation.run()
        let calm = try await FederationSimulation(seed: 12).run()
        #expect(history.outcome == calm.outcome)
        #expect(history.entries.count == calm.entries.count)
        #expect(history.count(.coordinatorWriteCrash) > 0 && history.count(.memberWriteCrash) > 0)
        #expect(history.machine.outcome?.model.converged == true)
    }

    @Test func `learns classes and amounts over messages as it does without`() async throws {
        let grades = ["none", "mild", "severe"]
        let studies = [
            (StudyFixture().classes(grades), TargetKind.classes(grades)),
            (StudyFixture().amount(0...60), TargetKind.amount(range: 0...60)),
        ]
        for (study, target) in studies {
            let rows = SampleRows(500, seed: 6, holdout: 100, validation: 100, target: target)
            let simulation = FederationSimulation(
                seed: 3, study: study, rows: rows, faults: .everything)
            let history = try await simulation.run()
            #expect(history.refusals.isEmpty, "\(simulation)")
            let outcome = try #require(history.machine.outcome, "\(simulation)")
            let frames = history.members.map(\.rows.frame)
            let plain = try PlainRun(study.study(), frames).carryOut().outcome
            #expect(outcome.model.coefficients == plain.model.coefficients)
            #expect(outcome.tables == plain.tables && outcome.payload == plain.payload)
        }
    }

    @Test func `hears the own figures of those who name them, and of nobody else`() async throws {
        let history = try await Self.undisturbed.value
        let namers = history.members.indices.filter { $0 % 2 == 0 }.map { history.members[$0] }
        #expect(
            history.machine.figures
                == Dictionary(
                    uniqueKeysWithValues: namers.map {
                        ($0.node.id, Array("{\"rows\":\($0.rows.frame.rowCount)}".utf8))
                    }))
    }

    @Test(arguments: [2, 9, 20])
    func `stops with member-lost when a member is revoked`(entries: Int) async throws {
        let history = try await FederationSimulation(
            seed: 5, study: Self.study, rows: Self.rows, revocation: entries
        ).run()
        #expect(history.cancellation?.reason == .memberLost)
        #expect(history.outcome == nil)
        #expect(
            history.cancellation?.text
                == "\(history.members[0].node.entry.name.text) left the roster.")
    }

    @Test func `erases the secret of a run's masks when the run closes`() async throws {
        let history = try await Self.undisturbed.value
        #expect(history.members.allSatisfy { !$0.blocks.holds(history.run) })
    }
}
