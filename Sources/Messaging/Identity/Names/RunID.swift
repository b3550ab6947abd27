/// Sixteen random bytes that name one run; zero stands for the federation's own messages.
package struct RunID: Sendable, Hashable {
    package static let byteCount = 16
    /// Zero: registration, rosters, studies and approvals belong to no run.
    package static let federation = RunID(unchecked: [UInt8](repeating: 0, count: byteCount))

    /// 16 bytes.
    package let bytes: [UInt8]

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Nil unless there are exactly 16 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Nil unless `hex` is 32 lower-case hexadecimal digits.
    package init?(hex: String) {
        guard let bytes = Hexadecimal.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// 32 lower-case hexadecimal digits.
    package var hex: String { Hexadecimal.encode(bytes) }
    /// The first 8 of them, for a line that people read.
    package var short: String { String(hex.prefix(8)) }

    /// A new id out of the system's generator.
    package static func fresh() -> RunID {
        RunID(unchecked: SystemEntropy.bytes(byteCount))
    }
}

extension RunID: CustomStringConvertible {
    package var description: String { hex }
}
