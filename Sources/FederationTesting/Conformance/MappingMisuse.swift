import Documents
import Tabular

/// A mapping that must be refused, and by which error.
struct MappingMisuse {
    let what: String
    let mapping: JSONValue
    let isExpected: @Sendable (MappingError) -> Bool

    init(
        _ what: String, _ mapping: JSONValue,
        _ isExpected: @escaping @Sendable (MappingError) -> Bool
    ) {
        self.what = what
        self.mapping = mapping
        self.isExpected = isExpected
    }

    init(_ what: String, _ mapping: JSONValue, _ error: MappingError) {
        self.init(what, mapping) { $0 == error }
    }

    /// Throws unless the mapping is refused as expected, in a sentence.
    func expect(by schema: CanonicalSchema) throws(ConformanceFailure) {
        do throws(MappingError) {
            _ = try Mapping(mapping, schema: schema)
        } catch {
            guard isExpected(error) else {
                throw ConformanceFailure(expected: "the error of \(what)", found: "\(error)")
            }
            try Sentence.expect(error)
            return
        }
        throw ConformanceFailure(expected: "the error of \(what)", found: "a mapping that is taken")
    }
}
