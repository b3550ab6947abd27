/// A set of entities under a key that stays at home: two sets can be compared, none can be read.
package struct BlindedEntities: Sendable, Hashable {
    /// The first 128 bits of HMAC-SHA256(key, entity's own key), ascending, each once.
    package let marks: [UInt128]

    package init(_ marks: some Sequence<UInt128>) {
        self.marks = Set(marks).sorted()
    }

    /// How many entities lie in one of the two sets only.
    package func difference(from other: BlindedEntities) -> Int {
        marks.count + other.marks.count - 2 * shared(with: other)
    }

    /// How many entities lie in both.
    package func shared(with other: BlindedEntities) -> Int {
        var (left, right, shared) = (0, 0, 0)
        while left < marks.count, right < other.marks.count {
            let (own, foreign) = (marks[left], other.marks[right])
            if own == foreign { shared += 1 }
            if own <= foreign { left += 1 }
            if foreign <= own { right += 1 }
        }
        return shared
    }

    /// 16 bytes a mark, big-endian.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 * marks.count)
        for mark in marks {
            for shift in stride(from: 120, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: mark >> UInt128(shift)))
            }
        }
        return bytes
    }

    /// Nil unless the bytes are whole marks in their order.
    init?(bytes: [UInt8]) {
        guard bytes.count % 16 == 0 else { return nil }
        let marks = stride(from: 0, to: bytes.count, by: 16).map { start in
            bytes[start..<start + 16].reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        }
        guard zip(marks, marks.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
        self.marks = marks
    }
}
