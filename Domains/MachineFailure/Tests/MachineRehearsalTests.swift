import Comparison
import Federation
import Foundation
import Institution
import Learning
import MachineFailure
import Testing

/// Whole rehearsals over the plants and lines, against figures of independent fits on the same
/// files.
@Suite(.enabled(if: SamplePlant.isPresent)) struct `A rehearsal over machines` {
    private func rehearse(_ set: String, _ file: String) throws -> Rehearsal.Result {
        let folder = SamplePlant.folder.appending(path: set)
        let study = try Study(parsing: Array(Data(contentsOf: folder.appending(path: file))))
        let members = try InstitutionFolder.all(
            in: folder.path(percentEncoded: false), domain: MachineFailure.self)
        return try Rehearsal(
            study: study, institutions: members.map { try $0.rows(of: study).rows }
        ).run { _ in }
    }

    private func expectPooled(_ result: Rehearsal.Result) {
        let (federated, pooled) = (result.outcome.model, result.pooled.model)
        #expect(federated.coefficientNames == pooled.coefficientNames)
        let largest = pooled.coefficients.map(abs).max() ?? 1
        for (value, reference) in zip(federated.coefficients, pooled.coefficients) {
            #expect(abs(value - reference) <= 1e-8 * max(abs(reference), 1e-3 * largest))
        }
    }

    private func expect(
        _ result: Rehearsal.Result, _ metric: Metric, _ value: Double, within tolerance: Double,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let found = try #require(result.report.federated.metrics[metric].number)
        #expect(abs(found - value) <= tolerance, "\(metric) is \(found)", sourceLocation: location)
    }

    @Test func `gives the reference fit of engines that fail within thirty cycles`() throws {
        let result = try rehearse("turbofan", "study-reference.json")
        expectPooled(result)
        try expect(result, .auc, 0.9971, within: 0.002)
        try expect(result, .prAuc, 0.9095, within: 0.002)
        #expect(result.report.federated.metrics.rows == 13_096)
        #expect(result.report.federated.metrics.events == 332)
    }

    @Test func `gives the reference fit of an engine's remaining life`() throws {
        let result = try rehearse("turbofan", "study-life-reference.json")
        expectPooled(result)
        try expect(result, .rmseLast, 18.29, within: 0.1)
        try expect(result, .rmseLastCapped, 17.28, within: 0.1)
        try expect(result, .nasaLast, 536, within: 10)
        try expect(result, .rmseCapped, 16.04, within: 0.1)
    }

    @Test func `gives the reference fit of work pieces that fail`() throws {
        let result = try rehearse("milling", "study-reference.json")
        expectPooled(result)
        try expect(result, .auc, 0.9038, within: 0.002)
        try expect(result, .logLoss, 0.0951, within: 0.002)
        try expect(result, .brier, 0.0239, within: 0.002)
    }
}
