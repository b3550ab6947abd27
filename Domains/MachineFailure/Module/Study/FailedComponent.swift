import Documents

/// Which failures a study asks about.
package enum FailedComponent: Sendable, Hashable {
    case any
    /// Those of one kind of component.
    case kind(String)

    init(_ reader: DocumentReader) throws(DocumentError) {
        let word = try reader.optionalString("component") ?? "any"
        guard word != "any" else {
            self = .any
            return
        }
        guard MachineFailure.componentKinds.contains(word) else {
            let words = ["any"] + MachineFailure.componentKinds
            throw reader.failure(
                "component", expected: "one of " + words.joined(separator: ", "),
                found: "another word")
        }
        self = .kind(word)
    }

    /// True for what happened to such a component. What happened to an unnamed one may have.
    package func includes(_ component: String?) -> Bool {
        switch self {
        case .any: true
        case .kind(let word): component == nil || component == word
        }
    }
}
