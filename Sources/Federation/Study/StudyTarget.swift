import Documents
import Learning

/// What a study's `target` says about the kind of its answer, whatever its field: `classes` name
/// classes, `range` bounds an amount, neither makes it an event.
struct StudyTarget {
    let kind: TargetKind
    /// The amount's unit as the study writes it; nil where there is none.
    let unit: String?
    /// The definition in words.
    let words: String

    /// No unit needs more, and sums of squares over all rows stay far within the ring.
    private static let largestAmount = 1e9
    private static let classCounts = 2...32

    init(_ root: DocumentReader) throws(DocumentError) {
        guard case .object(let members)? = root.optionalValue("target"),
            case .string(let words)? = root.optionalValue("target")?["words"]
        else {
            throw root.failure("target", expected: "the definition in `words`", found: "none")
        }
        let own = ["classes", "range", "unit"]
        let others = members.map(\.key).filter { !own.contains($0) }
        let target = try root.object("target", keys: own + others)
        self.words = words
        guard target.has("classes") || target.has("range") else {
            kind = .event
            unit = nil
            return
        }
        guard !target.has("classes") || !target.has("range") else {
            throw root.failure(
                "target", expected: "either classes or the range of an amount", found: "both")
        }
        kind =
            target.has("classes")
            ? .classes(try Self.classes(target)) : .amount(range: try Self.range(target))
        unit = try target.optionalString("unit", maximumLength: 40)
    }

    private static func classes(_ target: DocumentReader) throws(DocumentError) -> [String] {
        let names = try target.strings("classes")
        guard classCounts.contains(names.count), Set(names).count == names.count,
            names.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 64 })
        else {
            throw target.failure(
                "classes", expected: "2 to 32 different words, the reference class first",
                found: "\(names.count) words")
        }
        return names
    }

    private static func range(
        _ target: DocumentReader
    ) throws(DocumentError) -> ClosedRange<Double> {
        let ends = try target.numbers("range", in: -largestAmount...largestAmount)
        guard ends.count == 2, ends[0] < ends[1] else {
            throw target.failure(
                "range", expected: "two numbers, the smaller first", found: "\(ends.count) numbers")
        }
        return ends[0]...ends[1]
    }
}
