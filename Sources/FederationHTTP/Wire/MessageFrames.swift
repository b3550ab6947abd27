/// How the answer to a poll holds several items: each a 4-byte big-endian length, then its bytes.
package enum MessageFrames {
    package static func encode(_ items: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(items.reduce(0) { $0 + 4 + $1.count })
        for item in items {
            precondition(item.count <= UInt32.max, "An item of a poll has less than 4 GiB.")
            withUnsafeBytes(of: UInt32(item.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: item)
        }
        return bytes
    }

    /// Throws if a length reaches past the end, or an item is shorter than `smallest` bytes.
    package static func decode(
        _ bytes: [UInt8], smallest: Int = 1
    ) throws(MessageFramesError) -> [[UInt8]] {
        var items: [[UInt8]] = []
        var offset = 0
        while offset < bytes.count {
            guard bytes.count - offset >= 4 else { throw .cut(item: items.count + 1) }
            let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
            offset += 4
            guard length >= smallest else { throw .tooShort(item: items.count + 1, length: length) }
            guard length <= bytes.count - offset else { throw .cut(item: items.count + 1) }
            items.append(Array(bytes[offset..<offset + length]))
            offset += length
        }
        return items
    }
}

/// Why the answer to a poll cannot be taken apart. Items count from 1.
package enum MessageFramesError: Error, Hashable, CustomStringConvertible {
    case cut(item: Int)
    case tooShort(item: Int, length: Int)

    package var description: String {
        switch self {
        case .cut(let item):
            "Item \(item) of the poll's answer is cut off. Poll again."
        case .tooShort(let item, let length):
            """
            Item \(item) of the poll's answer has \(length) bytes, which no message has. \
            The coordinator's version may differ from this one's.
            """
        }
    }
}
