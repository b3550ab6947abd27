import Messaging
import Testing

@Suite struct `A blinding key` {
    /// From Python's hmac, with the key 00 01 … 1f.
    @Test func `marks a name by HMAC with SHA-256`() throws {
        let key = try BlindingKey(bytes: Array(0..<32))
        #expect(key.mark(of: "alder-7") == 0xE953_B127_CCB4_17AC_AA82_1631_8301_829D)
    }

    @Test func `gives other marks than another key`() throws {
        let (key, other) = (BlindingKey.fresh(), BlindingKey.fresh())
        #expect(key.mark(of: "a") != other.mark(of: "a") && key.digest != other.digest)
        let stored = try BlindingKey(bytes: key.bytes)
        #expect(stored.mark(of: "a") == key.mark(of: "a") && stored.digest == key.digest)
    }

    @Test func `has 32 bytes`() {
        #expect(throws: KeyError.wrongLength(expected: 32, found: 31)) {
            try BlindingKey(bytes: [UInt8](repeating: 1, count: 31))
        }
    }
}
