/// Everything that is wrong with a mapping, in one error.
package struct MappingFaults: Error, Hashable {
    /// One or more.
    package let faults: [MappingError]

    /// Nil where nothing is wrong.
    package init?(_ faults: [MappingError]) {
        if faults.isEmpty { return nil }
        self.faults = faults
    }
}

extension MappingFaults: CustomStringConvertible {
    /// A sentence for each fault, one a line.
    package var description: String {
        if faults.count == 1 { return faults[0].description }
        return "\(faults.count) faults in the mapping\n"
            + faults.map { "- \($0)" }.joined(separator: "\n")
    }
}
