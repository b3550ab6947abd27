import FederationHTTP
import Testing

@Suite struct `Message frames` {
    @Test func `put a big-endian length before each item`() {
        #expect(MessageFrames.encode([[7, 8], [9]]) == [0, 0, 0, 2, 7, 8, 0, 0, 0, 1, 9])
        #expect(MessageFrames.encode([]) == [])
    }

    @Test(arguments: [[], [1], [1, 300], [65536, 2, 2]])
    func `are taken apart into the same items`(lengths: [Int]) throws {
        let items = lengths.map { [UInt8](repeating: UInt8($0 % 251), count: $0) }
        #expect(try MessageFrames.decode(MessageFrames.encode(items)) == items)
    }

    @Test func `cut anywhere are refused`() {
        let bytes = MessageFrames.encode([[1, 2, 3], [4, 5]])
        for count in 1..<bytes.count where count != 7 {
            let item = count < 7 ? 1 : 2
            #expect(throws: MessageFramesError.cut(item: item)) {
                try MessageFrames.decode(Array(bytes.prefix(count)))
            }
        }
    }

    @Test func `hold no item shorter than a message`() {
        #expect(throws: MessageFramesError.tooShort(item: 2, length: 3)) {
            try MessageFrames.decode(
                MessageFrames.encode([[1, 2, 3, 4], [1, 2, 3]]), smallest: 4)
        }
    }

    @Test func `with a length beyond all bytes are refused`() {
        #expect(throws: MessageFramesError.cut(item: 1)) {
            try MessageFrames.decode([255, 255, 255, 255, 1])
        }
    }
}
