import Documents

/// A target that the final diagnosis decides: a history of codes, from which one group follows.
package struct FinalDiagnosis: Sendable, Hashable {
    /// The version of the codes.
    package enum CodeSystem: String, Sendable, Hashable, CaseIterable {
        case icd10 = "ICD-10"
    }

    package enum Goal: Sendable, Hashable {
        /// Which group, in the order of their ranks.
        case classes
        /// Whether one of these groups.
        case positive([String])
    }

    package let groups: DiagnosisGroups
    package let goal: Goal
    /// The definition in words, as every member signs it.
    package let words: String

    static let keys = [
        "kind", "words", "icd", "groups", "symptoms", "classes", "positive", "incorporated",
    ]

    init(_ value: JSONValue, at path: String) throws(StudyError) {
        let reader: DocumentReader
        let entries: [DocumentReader]
        let symptoms: [String]
        let (classes, positive): ([String]?, [String]?)
        do throws(DocumentError) {
            reader = try DocumentReader(value, at: path, keys: FinalDiagnosis.keys)
            words = try reader.string("words")
            _ = try reader.choice("icd", as: CodeSystem.self)
            entries = try reader.objects("groups", keys: DiagnosisGroups.keys)
            symptoms = try reader.optionalStrings("symptoms") ?? []
            classes = try reader.optionalStrings("classes")
            positive = try reader.optionalStrings("positive")
        } catch {
            throw .document(error)
        }
        groups = try DiagnosisGroups(
            entries, symptoms: symptoms, symptomsPath: reader.path(of: "symptoms"))
        let names = groups.groups.map(\.name)
        guard names.count >= 2 else { throw .tooFewGroups(path: reader.path(of: "groups")) }
        switch (classes, positive) {
        case (let classes?, nil):
            guard classes == names else {
                throw .otherClasses(path: reader.path(of: "classes"), groups: names)
            }
            goal = .classes
        case (nil, let positive?):
            if positive.isEmpty { throw .emptyList(path: reader.path(of: "positive")) }
            if let unknown = positive.first(where: { !names.contains($0) }) {
                throw .unknownGroup(unknown, known: names)
            }
            goal = .positive(positive)
        case (nil, nil), (_?, _?): throw .positiveOrClasses
        }
    }

    /// One code of a visit.
    package struct Coded: Sendable, Hashable {
        package enum Status: Sendable, Hashable {
            case principal, secondary
        }

        package let status: Status
        /// As the hospital wrote it.
        package let code: String

        package init(_ status: Status, _ code: String) {
            self.status = status
            self.code = code
        }
    }

    package enum Finding: Sendable, Hashable {
        /// The group, and which of the codes put the visit into it.
        case group(DiagnosisGroups.Group, codes: [Int])
        case noFinalCode
        case symptomOnly
    }

    /// The visit's group: of its principal codes the one of smallest rank; if none of them is of a
    /// group, of its secondary ones. A code of another version counts as none.
    package func finding(_ codes: [Coded]) -> Finding {
        let read = codes.map { DiagnosisCode($0.code) }
        if read.allSatisfy({ $0 == nil }) { return .noFinalCode }
        let found = read.map { $0.flatMap(groups.group) }
        for status in [Coded.Status.principal, .secondary] {
            let own = codes.indices.filter { codes[$0].status == status }
            guard let first = own.compactMap({ found[$0] }).min(by: { $0.rank < $1.rank })
            else { continue }
            return .group(first, codes: codes.indices.filter { found[$0] == first })
        }
        return .symptomOnly
    }
}
