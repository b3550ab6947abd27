import Federation
import Learning
import Testing

@Suite(.enabled(if: SampleBank.isPresent)) struct `The sums of the six banks` {
    private static let loaded = Result { try SampleFederation(SampleFederation.study()) }

    private func federation() throws -> SampleFederation { try Self.loaded.get() }

    /// The words of every block of counts, by step and block.
    private func counts(_ federation: SampleFederation) throws -> [String: [Int64]] {
        var counts: [String: [Int64]] = [:]
        for (index, (step, sum)) in try federation.sumsBeforeTraining().enumerated() {
            for block in sum.layout.blocks where block.kind == .count {
                counts["\(index) \(step) \(block.name)"] = sum.integers(block.name)
            }
        }
        return counts
    }

    @Test func `count alike however the rows are spread over institutions`() throws {
        let six = try federation()
        let expected = try counts(six)
        #expect(expected.count > 20)
        #expect(expected.keys.contains { $0.contains("profile") })
        let merged = InstitutionRows(
            institution: "merged", frame: .joined([six.banks[0].frame, six.banks[1].frame]))
        let five = SampleFederation(study: six.study, banks: [merged] + six.banks.dropFirst(2))
        #expect(try counts(five) == expected)
        let large = six.banks[3].frame
        let thirds = (0..<3).map { third in
            InstitutionRows(
                institution: "third-\(third)",
                frame: large.selecting((0..<large.rowCount).filter { $0 % 3 == third }))
        }
        let eight = SampleFederation(
            study: six.study,
            banks: six.banks.filter { $0.institution != "other-lenders" } + thirds)
        #expect(try counts(eight) == expected)
        let one = SampleFederation(study: six.study, banks: [six.pooled])
        #expect(try counts(one) == expected)
    }

    @Test func `change no bit with the number of threads or the order of the banks`() throws {
        let federation = try federation()
        let moreThreads = [2, 3].map { threads in
            federation.banks.map {
                InstitutionRows(institution: $0.institution, frame: $0.frame, threads: threads)
            }
        }
        var script = RunScript(study: federation.study, institutions: federation.banks.count)
        var steps: [String] = []
        while true {
            let question = try script.question()
            let answers = try federation.banks.map { try script.answer(from: $0).words }
            for banks in moreThreads {
                let others = try banks.map { try script.answer(from: $0).words }
                #expect(others == answers, "\(question.step), \(banks[0].threads) threads")
            }
            let sum = try SumVector.sum(answers, layout: question.layout)
            for turn in 1..<answers.count {
                let turned = answers[turn...] + answers[..<turn]
                #expect(try SumVector.sum(turned.reversed(), layout: question.layout) == sum)
            }
            steps.append(question.step)
            if let outcome = try script.fold(sum.words) {
                #expect(outcome.rounds == steps.count)
                break
            }
        }
        #expect(Set(steps).isSuperset(of: ["row-counts", "profile", "evaluation"]))
    }
}
