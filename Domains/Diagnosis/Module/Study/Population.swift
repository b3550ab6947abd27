package import Documents

/// Which visits a study observes, and when: `population` of study.json.
package struct Population: Sendable, Hashable {
    package enum Observation: String, Sendable, Hashable, CaseIterable {
        /// Everything is read as of the index time.
        case dated
        case record
    }

    /// Only visits of these kinds and with these complaints; nil takes all.
    package let visitKinds: [String]?
    package let complaints: [String]?
    /// In years at the index time.
    package let minimumAge: Int?
    /// A visit counts only if no other that fits began within this time before it.
    package let firstPerPerson: Span?
    /// How long before the index time the hospital must have been watching the person.
    package let observedFor: Span?
    /// How many vital signs must have been measured in the day before the index time.
    package let minimumVitals: Int
    /// The index time is so long after the visit's start.
    package let indexOffset: Span
    /// True where a visit with a missing feature leaves the cohort.
    package let isComplete: Bool
    /// What the study declares beside the standard table, or in its place.
    package let analytes: [MeasuredAnalyte]
    /// Findings of which the study has a feature.
    package let findings: [String]
    /// The groups of earlier diagnoses of which the study can have a feature.
    package let earlier: DiagnosisGroups?

    private static let keys = [
        "observation", "visitKinds", "complaints", "minimumAge", "firstPerPerson", "observedFor",
        "minimumVitals", "indexOffset", "complete", "analytes", "findings", "earlierGroups",
    ]

    /// Decodes the subtree strictly.
    package init(_ value: JSONValue, at path: String = "population") throws(StudyError) {
        let reader: DocumentReader
        var declared: [DocumentReader]
        var groups: [DocumentReader]?
        do throws(DocumentError) {
            reader = try DocumentReader(value, at: path, keys: Population.keys)
            let observation = try reader.choice("observation", as: Observation.self)
            minimumAge = try reader.optionalInteger("minimumAge", in: 0...150)
            firstPerPerson = try reader.optionalSpan("firstPerPerson")
            observedFor = try reader.optionalSpan("observedFor")
            minimumVitals =
                try reader.optionalInteger(
                    "minimumVitals", in: 0...MeasuredAnalyte.vitalSigns.count) ?? 0
            indexOffset = try reader.optionalSpan("indexOffset") ?? .hours(0)
            isComplete = try reader.optionalBool("complete") ?? false
            declared = try reader.optionalObjects("analytes", keys: MeasuredAnalyte.keys) ?? []
            groups = try reader.optionalObjects("earlierGroups", keys: DiagnosisGroups.keys)
            visitKinds = try reader.optionalStrings("visitKinds")
            complaints = try reader.optionalStrings("complaints")
            findings = try reader.optionalStrings("findings") ?? []
            if observation == .record { throw Population.record(reader) }
        } catch {
            throw .document(error)
        }
        analytes = try Population.analytes(declared)
        earlier =
            if let groups {
                try DiagnosisGroups(groups, symptoms: [], symptomsPath: path)
            } else { nil }
        try Population.check(visitKinds, among: Diagnosis.visitKinds, reader.path(of: "visitKinds"))
        try Population.check(complaints, among: Diagnosis.complaints, reader.path(of: "complaints"))
        for (index, finding) in findings.enumerated() where !isPlainWord(finding) {
            throw .nameOfAnalyte(path: reader.path(of: "findings", index))
        }
    }

    /// The standard table with the study's own in place or beside it.
    package var measured: [MeasuredAnalyte] {
        let declared = Set(analytes.map(\.name))
        return MeasuredAnalyte.standard.filter { !declared.contains($0.name) } + analytes
    }

    private static func record(_ reader: DocumentReader) -> DocumentError {
        reader.failure(
            "observation",
            expected: "dated, since a visit and what was measured in it have times",
            found: "record")
    }

    private static func analytes(
        _ readers: [DocumentReader]
    ) throws(StudyError) -> [MeasuredAnalyte] {
        var analytes: [MeasuredAnalyte] = []
        for reader in readers {
            let analyte = try MeasuredAnalyte(reader)
            guard !analytes.contains(where: { $0.name == analyte.name }) else {
                throw .analyteTwice(analyte.name)
            }
            analytes.append(analyte)
        }
        return analytes
    }

    private static func check(
        _ words: [String]?, among known: [String], _ path: String
    ) throws(StudyError) {
        guard let words else { return }
        if words.isEmpty { throw .emptyList(path: path) }
        guard words.allSatisfy(known.contains) else { throw .unknownWord(path: path, known: known) }
    }
}
