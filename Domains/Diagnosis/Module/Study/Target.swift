package import Documents

/// What decides a visit's label: `target` of study.json.
package enum Target: Sendable, Hashable {
    /// A code that the hospital gave at the end.
    case finalDiagnosis(FinalDiagnosis)
    /// The verdict of one procedure.
    case referenceStandard(ReferenceStandard)

    private enum Kind: String, CaseIterable {
        case finalDiagnosis = "final-diagnosis"
        case referenceStandard = "reference-standard"
    }

    /// Decodes the subtree strictly.
    package init(_ value: JSONValue, at path: String = "target") throws(StudyError) {
        switch try Target.kind(value, path) {
        case .finalDiagnosis: self = .finalDiagnosis(try FinalDiagnosis(value, at: path))
        case .referenceStandard:
            self = .referenceStandard(try ReferenceStandard(value, at: path))
        }
    }

    private static func kind(_ value: JSONValue, _ path: String) throws(StudyError) -> Kind {
        let keys = Set(FinalDiagnosis.keys + ReferenceStandard.keys)
        do throws(DocumentError) {
            return try DocumentReader(value, at: path, keys: keys.sorted()).choice(
                "kind", as: Kind.self)
        } catch {
            throw .document(error)
        }
    }
}
