import Crypto
import Learning

/// The canonical bytes of a loaded frame, hashed as they are written.
///
/// Whole numbers are 8 bytes, numbers their 8 bytes of binary64, both little-endian; texts are their
/// length and their UTF-8. Everything stands in the frame's order.
struct FrozenTable {
    private var hash = SHA256()

    init() {
        add("tributary frozen table 2")
    }

    mutating func add(_ frame: Frame) {
        add(frame.rowCount)
        for column in frame.columns { add(column) }
        for target in frame.targets { add(target.bitPattern) }
        hash.update(data: frame.parts.map(\.rawValue))
        for entity in frame.entities { add(entity) }
        if let folds = frame.folds {
            add(folds.count)
            for fold in folds.ofRow { add(fold) }
        }
        if let timeline = frame.timeline { add(timeline) }
    }

    /// A row without a next event has a byte for it, so that no event can be taken for none.
    private mutating func add(_ timeline: Timeline) {
        for (time, event) in zip(timeline.times, timeline.nextEvents) {
            add(time)
            hash.update(data: [event == nil ? 0 : 1])
            add(event ?? 0)
        }
    }

    mutating func add(_ column: FrameColumn) {
        add(column.specification.name)
        for value in column.values { add(value.bitPattern) }
        hash.update(data: column.states)
    }

    mutating func add(_ texts: [String]) {
        add(texts.count)
        for text in texts { add(text) }
    }

    mutating func add(_ moments: [Moment]) {
        add(moments.count)
        for moment in moments { add(moment.value) }
    }

    func digest() -> [UInt8] {
        Array(hash.finalize())
    }

    private mutating func add(_ text: String) {
        add(text.utf8.count)
        hash.update(data: Array(text.utf8))
    }

    private mutating func add(_ number: Int) {
        add(UInt64(bitPattern: Int64(number)))
    }

    private mutating func add(_ word: UInt64) {
        withUnsafeBytes(of: word.littleEndian) { hash.update(bufferPointer: $0) }
    }
}
