package import Documents
package import Tabular

/// Which visits a study observes, and when: `population` of study.json.
package struct Population: Sendable, Hashable {
    package enum Observation: String, Sendable, Hashable, CaseIterable {
        /// Everything is read as of the index time.
        case dated
        /// Nothing has a time: a visit is its own moment, with one value of each analyte.
        case record
    }

    package let observation: Observation
    /// Only visits of these kinds and with these complaints; nil takes all.
    package let visitKinds: [String]?
    package let complaints: [String]?
    /// In years at the index time.
    package let minimumAge: Int?
    /// A visit counts only if no other that fits began within this time before it.
    package let firstPerPerson: Span?
    /// How long before the index time the hospital must have been watching the person.
    package let washout: Span?
    /// How many vital signs must have been measured in the day before the index time.
    package let minimumVitals: Int
    /// The index time is so long after the visit's start.
    package let indexOffset: Span
    /// A laboratory's result without a time of its own counts as known so long after its
    /// collection.
    package let resultDelay: Span
    /// True where a visit with a missing feature leaves the cohort.
    package let isComplete: Bool
    /// What the study declares beside the standard table, or in its place.
    package let analytes: [Measure]
    /// Findings of which the study has a feature.
    package let findings: [String]
    /// The groups of earlier diagnoses of which the study can have a feature.
    package let earlier: DiagnosisGroups?

    /// Keys that ask for times.
    private static let datedKeys = [
        "firstPerPerson", "washout", "minimumVitals", "indexOffset", "resultDelay", "findings",
        "earlierGroups",
    ]
    private static let keys =
        ["observation", "visitKinds", "complaints", "minimumAge", "complete", "analytes"]
        + datedKeys

    /// Decodes the subtree strictly.
    package init(_ value: JSONValue, at path: String = "population") throws(StudyError) {
        let reader: DocumentReader
        let declared: [DocumentReader]
        let groups: [DocumentReader]?
        do throws(DocumentError) {
            reader = try DocumentReader(value, at: path, keys: Population.keys)
            observation = try reader.choice("observation", as: Observation.self)
            if observation == .record { try Population.refuseTimes(reader) }
            minimumAge = try reader.optionalInteger("minimumAge", in: 0...150)
            firstPerPerson = try reader.optionalSpan("firstPerPerson")
            washout = try reader.optionalSpan("washout")
            minimumVitals =
                try reader.optionalInteger("minimumVitals", in: 0...Measure.vitalSigns.count) ?? 0
            indexOffset = try reader.optionalSpan("indexOffset") ?? .hours(0)
            resultDelay = try reader.optionalSpan("resultDelay") ?? .hours(0)
            isComplete = try reader.optionalBool("complete") ?? false
            declared = try reader.optionalObjects("analytes", keys: Measure.declarationKeys) ?? []
            groups = try reader.optionalObjects("earlierGroups", keys: DiagnosisGroups.keys)
            visitKinds = try reader.optionalStrings("visitKinds")
            complaints = try reader.optionalStrings("complaints")
            findings = try reader.optionalStrings("findings") ?? []
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

    package var isDated: Bool { observation == .dated }

    /// The standard table with the study's own in place or beside it.
    package var measured: [Measure] {
        let declared = Set(analytes.map(\.name))
        return Diagnosis.measures.filter { !declared.contains($0.name) } + analytes
    }

    private static func refuseTimes(_ reader: DocumentReader) throws(DocumentError) {
        for key in datedKeys where reader.has(key) {
            throw reader.failure(
                key, expected: "no such key in a record study, whose visits have no times",
                found: "one")
        }
    }

    private static func analytes(_ readers: [DocumentReader]) throws(StudyError) -> [Measure] {
        var analytes: [Measure] = []
        for reader in readers {
            let analyte = try Measure(declaredBy: reader)
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
