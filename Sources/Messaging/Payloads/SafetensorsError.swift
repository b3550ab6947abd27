package import Documents

/// Why bytes are not the safetensors file that was expected. Names, types and indices only.
package enum SafetensorsError: Error, Hashable {
    case tooShort(found: Int)
    case headerTooLong(declared: UInt64, maximum: Int)
    case headerBeyondTheEnd(declared: UInt64, available: Int)
    case headerNotAnObject
    case whiteSpace(maximum: Int)
    case unreadable(DocumentError)
    case remarkNotText(String)
    case unknownType(tensor: String)
    case rankTooHigh(tensor: String, rank: Int)
    case offsetsBackwards(tensor: String)
    case sizeMismatch(tensor: String)
    case offsetsNotAdjacent(tensor: String)
    case beyondTheEnd(tensor: String)
    case trailingBytes(Int)
    case unknownTensor(String)
    case missingTensor(String)
    case unknownRemark(String)
    case missingRemark(String)
    case wrongType(tensor: String, expected: Safetensors.ElementType, found: String)
    case notFinite(tensor: String, index: Int)
}

extension SafetensorsError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooShort(let found):
            """
            \(found) bytes are no safetensors file; it begins with the 8-byte length of its header.
            """
        case .headerTooLong(let declared, let maximum):
            "The file announces a header of \(declared) bytes; at most \(maximum) are read."
        case .headerBeyondTheEnd(let declared, let available):
            "The file announces a header of \(declared) bytes, \(available) bytes follow."
        case .headerNotAnObject:
            "The header does not begin with {. A safetensors file is needed, nothing else is read."
        case .whiteSpace(let maximum):
            "The header holds more than \(maximum) white-space characters in a row."
        case .unreadable(let error): "The header cannot be read: \(error)"
        case .remarkNotText(let key):
            """
            The remark \(ForeignText.quoted(key)) of the header is not a text.
            """
        case .unknownType(let tensor):
            """
            Tensor \(ForeignText.quoted(tensor)) has an element type that is not read; U64, I64, \
            F64, F32 and U8 are. Convert it first.
            """
        case .rankTooHigh(let tensor, let rank):
            """
            Tensor \(ForeignText.quoted(tensor)) has \(rank) sizes; at most \
            \(Safetensors.maximumRank) are read.
            """
        case .offsetsBackwards(let tensor):
            """
            The offsets of tensor \(ForeignText.quoted(tensor)) are not a first and a last \
            position.
            """
        case .sizeMismatch(let tensor):
            "Shape and offsets of tensor \(ForeignText.quoted(tensor)) do not fit each other."
        case .offsetsNotAdjacent(let tensor):
            "Tensor \(ForeignText.quoted(tensor)) does not begin where the one before it ends."
        case .beyondTheEnd(let tensor):
            "Tensor \(ForeignText.quoted(tensor)) reaches beyond the file's end."
        case .trailingBytes(let count): "\(count) bytes follow after the last tensor."
        case .unknownTensor(let name): "Tensor \(ForeignText.quoted(name)) was not expected."
        case .missingTensor(let name): "Tensor \(ForeignText.quoted(name)) is missing."
        case .unknownRemark(let key): "The remark \(ForeignText.quoted(key)) was not expected."
        case .missingRemark(let key): "The remark \(ForeignText.quoted(key)) is missing."
        case .wrongType(let tensor, let expected, let found):
            """
            Tensor \(ForeignText.quoted(tensor)) is of type \(foreign: found); \
            \(expected.rawValue) was expected.
            """
        case .notFinite(let tensor, let index):
            "Element \(index) of tensor \(ForeignText.quoted(tensor)) is not a finite number."
        }
    }
}
