import Documents

/// Which codes belong to which group of diagnoses, as a study says by the beginnings of the codes.
package struct DiagnosisGroups: Sendable, Hashable {
    package struct Group: Sendable, Hashable {
        package let name: String
        /// The smaller goes first.
        package let rank: Int
    }

    /// In the order of their ranks.
    package let groups: [Group]
    private let prefixes: [String: Meaning]
    private let longest: Int

    private enum Meaning: Sendable, Hashable {
        case group(Group)
        case symptom
    }

    /// Reads a list of `{prefix, group, rank}`, and the beginnings of codes that are no diagnosis.
    init(
        _ entries: [DocumentReader], symptoms: [String], symptomsPath: String
    ) throws(StudyError) {
        var groups: [Group] = []
        var prefixes: [String: Meaning] = [:]
        func add(_ written: String, _ meaning: Meaning, at path: String) throws(StudyError) {
            let prefix = DiagnosisCode.plain(written)
            guard DiagnosisCode.begins(prefix) else { throw .prefixIsNoCode(path: path) }
            guard prefixes.updateValue(meaning, forKey: prefix) == nil else {
                throw .prefixTwice(prefix)
            }
        }
        for entry in entries {
            let (group, prefix) = try DiagnosisGroups.read(entry)
            if let same = groups.first(where: { $0.name == group.name }) {
                guard same.rank == group.rank else { throw .twoRanks(group: group.name) }
            } else {
                guard !groups.contains(where: { $0.rank == group.rank }) else {
                    throw .rankTwice(group.rank)
                }
                groups.append(group)
            }
            try add(prefix, .group(group), at: entry.path(of: "prefix"))
        }
        for symptom in symptoms { try add(symptom, .symptom, at: symptomsPath) }
        self.groups = groups.sorted { $0.rank < $1.rank }
        self.prefixes = prefixes
        longest = prefixes.keys.map(\.utf8.count).max() ?? 0
    }

    /// The group of the longest beginning that the code has; nil for a symptom or a code that no
    /// beginning fits.
    package func group(of code: DiagnosisCode) -> Group? {
        for length in stride(from: min(longest, code.text.utf8.count), to: 0, by: -1) {
            switch prefixes[String(code.text.prefix(length))] {
            case .group(let group): return group
            case .symptom: return nil
            case nil: continue
            }
        }
        return nil
    }

    package func place(of group: Group) -> Int? { groups.firstIndex(of: group) }

    static let keys = ["prefix", "group", "rank"]

    private static func read(
        _ entry: DocumentReader
    ) throws(StudyError) -> (group: Group, prefix: String) {
        do throws(DocumentError) {
            let group = Group(
                name: try entry.string("group"), rank: try entry.integer("rank", in: 1...1000))
            return (group, try entry.string("prefix"))
        } catch {
            throw .document(error)
        }
    }
}
