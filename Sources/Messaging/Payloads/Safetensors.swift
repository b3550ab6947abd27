/// Named arrays of numbers with remarks, in the safetensors format: an 8-byte little-endian length,
/// a JSON header, and the arrays' bytes one after the other, little-endian.
///
/// Questions, answers, sums and models travel like this and open in Python with one line.
package struct Safetensors: Sendable, Hashable {
    package enum ElementType: String, Sendable, Hashable, CaseIterable {
        case u64 = "U64"
        case i64 = "I64"
        case f64 = "F64"
        case f32 = "F32"
        case u8 = "U8"

        package var byteCount: Int {
            switch self {
            case .u64, .i64, .f64: 8
            case .f32: 4
            case .u8: 1
            }
        }
    }

    package struct Tensor: Sendable, Hashable {
        package let name: String
        package let type: ElementType
        /// At most 4 sizes, slowest first; empty for one number.
        package let shape: [Int]
        /// Little-endian elements in row-major order.
        package let bytes: [UInt8]

        /// Bytes and shape must fit each other.
        package init(name: String, type: ElementType, shape: [Int], bytes: [UInt8]) {
            precondition(shape.count <= Safetensors.maximumRank, "a tensor has at most 4 sizes")
            precondition(
                bytes.count == shape.reduce(type.byteCount, *),
                "a tensor has the bytes that its shape says")
            self.name = name
            self.type = type
            self.shape = shape
            self.bytes = bytes
        }
    }

    /// One line of `__metadata__`.
    package struct Remark: Sendable, Hashable {
        package let key: String
        package let value: String
    }

    package static let maximumRank = 4
    package static let metadataKey = "__metadata__"

    /// In the order of their bytes.
    package let tensors: [Tensor]
    /// In the order of the header.
    package let metadata: [Remark]

    /// Names and keys must not repeat.
    package init(tensors: [Tensor], metadata: [(String, String)] = []) {
        let names = tensors.map(\.name)
        precondition(Set(names).count == names.count, "a tensor's name stands once in a file")
        precondition(!names.contains(Self.metadataKey), "no tensor is called \(Self.metadataKey)")
        let keys = metadata.map(\.0)
        precondition(Set(keys).count == keys.count, "a remark's key stands once in a file")
        self.tensors = tensors
        self.metadata = metadata.map { Remark(key: $0.0, value: $0.1) }
    }

    package func tensor(_ name: String) -> Tensor? {
        tensors.first { $0.name == name }
    }

    package func metadata(_ key: String) -> String? {
        metadata.first { $0.key == key }?.value
    }
}

extension Safetensors.Tensor: CustomStringConvertible {
    /// Name, type and shape only; no value is ever printable.
    package var description: String { "\(name): \(type.rawValue) \(shape)" }
}

extension Safetensors: CustomStringConvertible {
    package var description: String { "Safetensors(\(tensors))" }
}
