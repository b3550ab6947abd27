import Foundation

/// A file in memory, to be searched and altered byte by byte.
struct FileBytes {
    private(set) var data: Data

    struct NotThere: Error {}

    init(data: Data) { self.data = data }

    init(_ path: String) throws {
        data = try Data(contentsOf: URL(filePath: path))
    }

    /// Where these bytes stand for the first time.
    func place(of bytes: [UInt8]) throws -> Int {
        guard let range = data.range(of: Data(bytes)) else { throw NotThere() }
        return range.lowerBound
    }

    func holds(_ bytes: [UInt8]) -> Bool { data.range(of: Data(bytes)) != nil }

    mutating func replace(at place: Int, with bytes: [UInt8]) {
        data.replaceSubrange(place..<place + bytes.count, with: bytes)
    }

    mutating func flip(at place: Int) { data[place] ^= 1 }

    func write(to path: String) throws { try data.write(to: URL(filePath: path)) }
}
