import Comparison
import Diagnosis
import Federation
import Foundation
import Institution
import Learning
import Testing

/// Whole rehearsals over the four hospitals, against figures of independent fits on the same files.
@Suite(.enabled(if: SampleHospital.isPresent)) struct `A rehearsal over the four hospitals` {
    private func rehearse(_ file: String) throws -> Rehearsal.Result {
        let set = SampleHospital.set.path(percentEncoded: false)
        let study = try Study(
            parsing: Array(Data(contentsOf: SampleHospital.set.appending(path: file))))
        let hospitals = try InstitutionFolder.all(in: set, domain: Diagnosis.self)
        return try Rehearsal(
            study: study, institutions: hospitals.map { try $0.rows(of: study).rows }
        ).run { _ in }
    }

    private func expectPooled(_ result: Rehearsal.Result) {
        let (federated, pooled) = (result.outcome.model, result.pooled.model)
        #expect(federated.converged && pooled.converged)
        #expect(federated.coefficientNames == pooled.coefficientNames)
        for (value, reference) in zip(federated.coefficients, pooled.coefficients) {
            #expect(abs(value - reference) <= 1e-8 * max(abs(reference), 1e-3))
        }
        let pairs = zip(federated.standardErrors ?? [], pooled.standardErrors ?? [])
        for (value, reference) in pairs { #expect(abs(value - reference) <= 1e-8 * reference) }
    }

    @Test func `gives the reference fit's figures over all thirteen columns`() throws {
        let result = try rehearse("study-13.json")
        expectPooled(result)
        let metrics = result.report.federated.metrics
        #expect(metrics.rows == 278 && metrics.events == 154)
        #expect(abs(try #require(metrics[.auc].number) - 0.9111) <= 0.002)
        #expect(abs(try #require(metrics[.logLoss].number) - 0.3728) <= 0.002)
        #expect(abs(try #require(metrics[.brier].number) - 0.1170) <= 0.002)
        let own = [
            "cleveland": 0.9271, "hungary": 0.9024, "switzerland": 0.8000, "long-beach": 0.7763,
        ]
        for hospital in result.report.institutions {
            let reference = try #require(own[hospital.name])
            let auc = try #require(hospital.federated[.auc].number)
            #expect(abs(auc - reference) <= 0.011, "\(hospital.name)")
        }
    }

    @Test func `cannot judge hospitals that hold out three or fifteen healthy persons`() throws {
        let result = try rehearse("study-13.json")
        for name in ["switzerland", "long-beach"] {
            let hospital = try #require(result.report.institutions.first { $0.name == name })
            #expect(hospital.verdict.outcome == .notEnoughEvidence)
        }
    }

    @Test func `gives a reference fit's figures over the complete persons of eleven columns`()
        throws
    {
        let result = try rehearse("study-flamby.json")
        expectPooled(result)
        let totals = result.outcome.model.totals
        #expect(totals.training.rows == 486 && totals.holdout.rows == 254)
        let metrics = result.report.federated.metrics
        #expect(abs(try #require(metrics[.auc].number) - 0.8628) <= 0.002)
        #expect(abs(try #require(metrics[.logLoss].number) - 0.4750) <= 0.002)
    }

    @Test func `tells grades of disease apart, as the pooled model does`() throws {
        let result = try rehearse("study-grade.json")
        expectPooled(result)
        let (federated, pooled) = (result.report.federated.metrics, result.report.pooled?.metrics)
        let logLoss = try #require(federated[.logLoss].number)
        #expect(abs(logLoss - (try #require(pooled?[.logLoss].number))) < 1e-9)
        // Guessing by the training rows' shares of the grades costs 1.320.
        #expect(logLoss < 1.320)
        #expect(abs(logLoss - 1.035) <= 0.01)
    }

    @Test func `reads no study that doesn't say what a model here is not`() throws {
        let bytes = try Data(contentsOf: SampleHospital.set.appending(path: "study.json"))
        let text = String(decoding: bytes, as: UTF8.self).replacing(
            "it is not a medical device", with: "it decides")
        let study = try Study(parsing: Array(text.utf8))
        let hospital = InstitutionFolder(
            SampleHospital("hungary").folder.path(percentEncoded: false), domain: Diagnosis.self)
        #expect(throws: RowsError.noticeMissing(try #require(Diagnosis.notice))) {
            try hospital.rows(of: study)
        }
    }
}
