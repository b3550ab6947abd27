/// Comparison of secrets without a branch or an index that depends on them.
package enum ConstantTime {
    /// Whether both hold the same bytes. Only the lengths can be learned from the time it takes.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices {
            difference |= left[index] ^ right[index]
        }
        return difference == 0
    }
}
