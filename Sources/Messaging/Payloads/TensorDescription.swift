import Documents

/// What a safetensors header says about one tensor, checked as far as the header alone allows.
struct TensorDescription {
    let name: String
    let type: Safetensors.ElementType
    let shape: [Int]
    /// First byte and the byte after the last, from the start of the data.
    let begin: Int
    let end: Int

    /// Throws for an unknown type, more than 4 sizes, and a shape that does not fit the offsets;
    /// nothing is allocated by a size that the header claims.
    init(_ member: JSONMember) throws(SafetensorsError) {
        name = member.key
        let shape: [Int]
        let offsets: [Int]
        let typeName: String
        do throws(DocumentError) {
            let reader = try DocumentReader(
                member.value, at: DocumentPath.join("", member.key),
                keys: ["dtype", "shape", "data_offsets"])
            typeName = try reader.string("dtype", maximumLength: 16)
            shape = try reader.integers("shape", in: 0...1 << 40)
            offsets = try reader.integers("data_offsets", in: 0...1 << 40)
        } catch {
            throw .unreadable(error)
        }
        guard let type = Safetensors.ElementType(rawValue: typeName) else {
            throw .unknownType(tensor: member.key)
        }
        guard shape.count <= Safetensors.maximumRank else {
            throw .rankTooHigh(tensor: member.key, rank: shape.count)
        }
        guard offsets.count == 2, offsets[0] <= offsets[1] else {
            throw .offsetsBackwards(tensor: member.key)
        }
        guard Self.byteCount(of: shape, type) == offsets[1] - offsets[0] else {
            throw .sizeMismatch(tensor: member.key)
        }
        self.type = type
        self.shape = shape
        begin = offsets[0]
        end = offsets[1]
    }

    /// Nil where the product does not fit into 64 bits.
    private static func byteCount(of shape: [Int], _ type: Safetensors.ElementType) -> Int? {
        var product = type.byteCount
        for size in shape {
            let (next, overflows) = product.multipliedReportingOverflow(by: size)
            guard !overflows else { return nil }
            product = next
        }
        return product
    }
}
