import Comparison
import Federation
import Institution
import Learning
import Testing

@Suite(.enabled(if: SampleBank.isPresent)) struct `A rehearsal over the six banks` {
    /// Carried out once: every test reads it.
    private static let rehearsed = Result {
        let federation = try SampleFederation(SampleFederation.study())
        return try Rehearsal(study: federation.study, institutions: federation.banks)
            .run { _ in }
    }

    private func result() throws -> Rehearsal.Result { try Self.rehearsed.get() }

    private func relativeError(_ value: Double, _ reference: Double) -> Double {
        abs(value - reference) / max(abs(reference), 1e-300)
    }

    @Test func `gives the pooled coefficients and standard errors to 1e-8`() throws {
        let (federated, pooled) = (try result().outcome.model, try result().pooled.model)
        #expect(federated.converged && pooled.converged)
        #expect(federated.pipeline.columnNames == pooled.pipeline.columnNames)
        for (value, reference) in zip(federated.coefficients, pooled.coefficients) {
            #expect(relativeError(value, reference) <= 1e-8)
        }
        let errors = try #require(federated.standardErrors)
        let references = try #require(pooled.standardErrors)
        #expect(errors.count == federated.coefficients.count)
        for (value, reference) in zip(errors, references) {
            #expect(relativeError(value, reference) <= 1e-8)
        }
    }

    @Test func `counts the rows that the banks hold`() throws {
        let totals = try result().outcome.model.totals
        let held = totals.training.rows + totals.validation.rows + totals.holdout.rows
        #expect(held == 345 + 195 + 171 + 123 + 94 + 1174)
        #expect(totals.holdout.rows == 632 && totals.holdout.events == 207)
        #expect(totals == (try result().pooled.model.totals))
    }

    @Test func `finds the same profile and recipe as pooled, but for rounding`() throws {
        let (federated, pooled) = (try result().outcome.model, try result().pooled.model)
        for (column, reference) in zip(federated.pipeline.columns, pooled.pipeline.columns) {
            #expect(column.source == reference.source, "\(column.name)")
            #expect(relativeError(column.scale, reference.scale) <= 1e-9, "\(column.name)")
        }
        #expect(federated.pipeline.dropped == pooled.pipeline.dropped)
    }

    @Test func `judges the two banks that hold out thirty of each class, and only those`() throws {
        let institutions = try result().report.institutions
        #expect(institutions.map(\.name) == SampleFederation.names)
        let judged = institutions.filter { $0.verdict.basis != .tooFewRows }.map(\.name)
        #expect(judged == ["bank-of-america", "other-lenders"])
        let verdicts = institutions.filter { judged.contains($0.name) }.map(\.verdict.basis)
        #expect(verdicts == [.worse, .undecided])
        for bank in institutions where !judged.contains(bank.name) {
            #expect(bank.verdict.outcome == .notEnoughEvidence)
        }
    }

    @Test func `shows every bank its rows, its local, federated and recalibrated figures`() throws {
        let published: [String: (rows: Int, bad: Int)] = [
            "bank-of-america": (104, 57), "wells-fargo": (59, 21), "us-bank": (51, 17),
            "capital-one": (37, 23), "california-bank-and-trust": (28, 7),
            "other-lenders": (353, 82),
        ]
        for bank in try result().report.institutions {
            let counts = try #require(published[bank.name])
            #expect(bank.holdoutRows == .exact(counts.rows), "\(bank.name)")
            #expect(bank.holdoutEvents == .exact(counts.bad), "\(bank.name)")
            #expect(bank.difference?.interval.width ?? 0 > 0, "\(bank.name)")
            for metric in [Metric.auc, .logLoss, .brier, .ks] {
                #expect(bank.local[metric].number != nil, "\(bank.name), \(metric)")
                #expect(bank.federated[metric].number != nil, "\(bank.name), \(metric)")
                #expect(bank.recalibrated?[metric].number != nil, "\(bank.name), \(metric)")
            }
        }
    }

    @Test func `brackets the exact area under the curve of the pooled hold-out rows`() throws {
        let federation = try SampleFederation(SampleFederation.study())
        let model = try result().outcome.model
        let exact = try RankingMetrics(federation.pooled.holdoutScores(of: model)).auc()
        let bracket = try #require(result().outcome.tables.federated.event).aucBracket()
        #expect((bracket.lower...bracket.upper).contains(exact))
        #expect(bracket.upper - bracket.lower < 0.005)
    }
}

extension InstitutionRows {
    /// What a model says of the hold-out rows, and what became of them.
    func holdoutScores(of model: TrainedModel) throws -> ScoredRows {
        let rows = try design(model.pipeline, part: .holdout)
        return ScoredRows(
            labels: rows.labels.map { UInt8($0) },
            probabilities: model.linearModel.linearPredictors(rows.design)
                .map(ElementaryFunctions.sigmoid))
    }
}
