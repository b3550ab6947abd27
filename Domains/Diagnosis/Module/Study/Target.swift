package import Documents

/// What decides a visit's label: `target` of study.json.
package struct Target: Sendable, Hashable {
    package enum Decision: Sendable, Hashable {
        /// A code that the hospital gave at the end.
        case finalDiagnosis(FinalDiagnosis)
        /// The verdict of one procedure.
        case referenceStandard(ReferenceStandard)
    }

    private enum Kind: String, CaseIterable {
        case finalDiagnosis = "final-diagnosis"
        case referenceStandard = "reference-standard"
    }

    package let decision: Decision
    /// Analytes, findings and attributes that the definition itself looks at, such as troponin in
    /// the definition of infarction.
    package let incorporated: [String]

    /// Decodes the subtree strictly.
    package init(_ value: JSONValue, at path: String = "target") throws(StudyError) {
        let keys = Set(FinalDiagnosis.keys + ReferenceStandard.keys)
        let kind: Kind
        do throws(DocumentError) {
            let reader = try DocumentReader(value, at: path, keys: keys.sorted())
            kind = try reader.choice("kind", as: Kind.self)
            incorporated = try reader.optionalStrings("incorporated") ?? []
        } catch {
            throw .document(error)
        }
        decision =
            switch kind {
            case .finalDiagnosis: .finalDiagnosis(try FinalDiagnosis(value, at: path))
            case .referenceStandard: .referenceStandard(try ReferenceStandard(value, at: path))
            }
    }
}
