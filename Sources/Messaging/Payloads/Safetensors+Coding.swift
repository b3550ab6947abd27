import Documents

extension Safetensors {
    /// Longest header that is read, unless told otherwise: 1 MiB.
    package static let usualHeaderBytes = 1 << 20
    /// Longest run of white space in a header; ours ends with at most 7 spaces.
    private static let longestWhiteSpace = 64

    /// The file. Equal values give equal bytes: tensors and remarks keep their order, and spaces
    /// bring the arrays to a multiple of 8 bytes.
    package func encoded() -> [UInt8] {
        var members: [JSONMember] = []
        if !metadata.isEmpty {
            let remarks = metadata.map { JSONMember(key: $0.key, value: .string($0.value)) }
            members.append(JSONMember(key: Self.metadataKey, value: .object(remarks)))
        }
        var offset = 0
        for tensor in tensors {
            let end = offset + tensor.bytes.count
            let description: JSONValue = [
                "dtype": .string(tensor.type.rawValue),
                "shape": .array(tensor.shape.map { .integer($0) }),
                "data_offsets": [.integer(offset), .integer(end)],
            ]
            members.append(JSONMember(key: tensor.name, value: description))
            offset = end
        }
        var header = JSONValue.object(members).encoded()
        header += [UInt8](repeating: 0x20, count: (8 - header.count % 8) % 8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + header.count + offset)
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: header.count >> shift))
        }
        bytes += header
        for tensor in tensors {
            bytes += tensor.bytes
        }
        return bytes
    }

    /// Reads a file of which nothing is believed: every length is checked before it is used.
    package init(
        decoding bytes: [UInt8], maximumHeaderBytes: Int = Safetensors.usualHeaderBytes
    ) throws(SafetensorsError) {
        let header = try Self.header(of: bytes, maximumBytes: maximumHeaderBytes)
        let data = bytes[(8 + header.count)...]
        var metadata: [(String, String)] = []
        var tensors: [TensorDescription] = []
        for member in try Self.members(of: header) {
            if member.key == Self.metadataKey {
                metadata = try Self.remarks(member.value)
            } else {
                tensors.append(try TensorDescription(member))
            }
        }
        tensors.sort { ($0.begin, $0.end) < ($1.begin, $1.end) }
        var position = 0
        for tensor in tensors {
            guard tensor.begin == position else { throw .offsetsNotAdjacent(tensor: tensor.name) }
            guard tensor.end <= data.count else { throw .beyondTheEnd(tensor: tensor.name) }
            position = tensor.end
        }
        guard position == data.count else { throw .trailingBytes(data.count - position) }
        let start = data.startIndex
        self.init(
            tensors: tensors.map { description in
                Tensor(
                    name: description.name, type: description.type, shape: description.shape,
                    bytes: Array(data[start + description.begin..<start + description.end]))
            }, metadata: metadata)
    }

    private static func header(
        of bytes: [UInt8], maximumBytes: Int
    ) throws(SafetensorsError) -> [UInt8] {
        guard bytes.count >= 8 else { throw .tooShort(found: bytes.count) }
        let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(maximumBytes) else {
            throw .headerTooLong(declared: length, maximum: maximumBytes)
        }
        guard length > 0, Int(length) <= bytes.count - 8 else {
            throw .headerBeyondTheEnd(declared: length, available: bytes.count - 8)
        }
        let header = Array(bytes[8..<8 + Int(length)])
        guard header.first == 0x7b else { throw .headerNotAnObject }
        var run = 0
        for byte in header {
            run = byte == 0x20 || (0x09...0x0d).contains(byte) ? run + 1 : 0
            guard run <= longestWhiteSpace else { throw .whiteSpace(maximum: longestWhiteSpace) }
        }
        return header
    }

    private static func members(of header: [UInt8]) throws(SafetensorsError) -> [JSONMember] {
        do throws(DocumentError) {
            let value = try JSONParser.parse(
                header, maximumBytes: header.count, maximumDepth: 4)
            guard case .object(let members) = value else { return [] }
            return members
        } catch {
            throw .unreadable(error)
        }
    }

    private static func remarks(
        _ value: JSONValue
    ) throws(SafetensorsError) -> [(String, String)] {
        guard case .object(let members) = value else { throw .remarkNotText(metadataKey) }
        var remarks: [(String, String)] = []
        for member in members {
            guard case .string(let text) = member.value else { throw .remarkNotText(member.key) }
            remarks.append((member.key, text))
        }
        return remarks
    }
}
