import Messaging

extension Safetensors {
    /// Reads a payload that holds these tensors and nothing else: no remark, no further tensor, no
    /// other shape. What a message's type does not say has no place to stand in.
    ///
    /// - Parameters:
    ///   - vectors: the tensors of one size.
    ///   - table: the tensor of two sizes, if there is one, and the length of its rows.
    init(
        decoding payload: [UInt8], vectors: [String],
        table: (name: String, rowLength: Int)? = nil
    ) throws {
        try self.init(decoding: payload)
        try require(tensors: vectors + [table?.name].compactMap { $0 })
        try require(metadata: [])
        for tensor in tensors {
            let isTable = tensor.name == table?.name
            let hasItsShape =
                isTable
                ? tensor.shape.count == 2 && tensor.shape[1] == table?.rowLength
                : tensor.shape.count == 1
            guard hasItsShape else {
                throw MessageError.malformed("the shape of \(tensor.name) is another")
            }
        }
    }
}
