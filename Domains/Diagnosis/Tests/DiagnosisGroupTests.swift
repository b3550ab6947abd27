import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `The group of a visit's codes` {
    private typealias Coded = FinalDiagnosis.Coded

    private func finding(_ codes: [Coded]) throws -> FinalDiagnosis.Finding {
        guard case .finalDiagnosis(let target) = try Target(SmallStudy.finalDiagnosis).decision
        else {
            throw StudyError.positiveOrClasses
        }
        return target.finding(codes)
    }

    private func group(_ codes: [Coded]) throws -> String? {
        if case .group(let group, codes: _) = try finding(codes) { group.name } else { nil }
    }

    @Test func `a principal symptom gives way to the secondary diagnosis of smallest rank`() throws
    {
        let codes = [
            Coded(.principal, "R060"), Coded(.secondary, "J189"), Coded(.secondary, "I501"),
        ]
        #expect(try group(codes) == "heart_failure")
        #expect(try group(codes.reversed()) == "heart_failure")
    }

    @Test func `the longest beginning of a code decides`() throws {
        #expect(try group([Coded(.principal, "I110")]) == "heart_failure")
        #expect(try group([Coded(.principal, "I119")]) == "other")
        #expect(try group([Coded(.principal, "I48")]) == "other")
    }

    @Test func `codes are compared in capitals without dot and blanks`() throws {
        #expect(try group([Coded(.principal, " i26.9 ")]) == "pulmonary_embolism")
    }

    @Test func `of two principals the smaller rank is taken, whatever is secondary`() throws {
        let codes = [
            Coded(.principal, "J189"), Coded(.principal, "I501"), Coded(.secondary, "I214"),
        ]
        #expect(try group(codes) == "heart_failure")
    }

    @Test func `the codes that decided are those of the group`() throws {
        let codes = [
            Coded(.principal, "I501"), Coded(.secondary, "J189"), Coded(.secondary, "I500"),
        ]
        guard case .group(_, codes: let deciding) = try finding(codes) else {
            Issue.record("no group")
            return
        }
        #expect(deciding == [0, 2])
    }

    @Test func `symptoms, unknown codes and other versions make no diagnosis`() throws {
        #expect(try finding([Coded(.principal, "R074")]) == .symptomOnly)
        #expect(
            try finding([Coded(.principal, "Z00.0"), Coded(.secondary, "R51")]) == .symptomOnly)
        #expect(try finding([Coded(.principal, "U07.1")]) == .symptomOnly)
        #expect(try finding([Coded(.principal, "428.0")]) == .noFinalCode)
        #expect(try finding([]) == .noFinalCode)
    }

    @Test func `a code has the shape of ICD-10`() {
        for text in ["I21", "i21.4", "S72.00XA", "C7A1", "A 48.1"] {
            #expect(DiagnosisCode(text) != nil, "\(text)")
        }
        for text in ["", "I2", "428.0", "II1", "I21.4.5.6.7.8", "I21-4", "Ä21"] {
            #expect(DiagnosisCode(text) == nil, "\(text)")
        }
    }
}
