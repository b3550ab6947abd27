import Federation
import Foundation
import Messaging

/// A transcript as the bytes of its file, to be altered behind SQLite's back.
struct StoredTranscript {
    /// What one byte is changed in.
    enum Part: CaseIterable {
        case number
        case header
        case payload
        case signature
        case head
        case receipt
    }

    private let bytes: FileBytes
    private let entries: [Transcript.Entry]

    init(_ path: String) throws {
        bytes = try FileBytes(path)
        entries = try Transcript(path: path).entries()
    }

    struct NotPlain: Error {}

    /// The first entry of a member; small enough to stand in one piece on its page.
    func entry() throws -> Transcript.Entry {
        guard let entry = entries.first(where: { $0.receipt != nil }) else { throw NotPlain() }
        return entry
    }

    /// The file with one bit of one part of an entry flipped.
    func flipping(_ part: Part, of entry: Transcript.Entry) throws -> FileBytes {
        let envelope = entry.envelope.bytes
        let start = try bytes.place(of: envelope)
        let end = start + envelope.count
        let place =
            switch part {
            case .number: try rowNumber(before: start)
            case .header: start + 120
            case .payload: start + EnvelopeHeader.byteCount + 5
            case .signature: end - 10
            case .head: end + 10
            case .receipt: end + 32 + EnvelopeHeader.byteCount + 3
            }
        var altered = bytes
        altered.flip(at: place)
        return altered
    }

    /// The file with one bit of a document flipped.
    func flipping(document: String, of transcript: Transcript) throws -> FileBytes {
        guard let content = try transcript.document(document) else { throw NotPlain() }
        var altered = bytes
        let start = Array(content.prefix(200))
        altered.flip(at: try bytes.place(of: start) + start.count - 9)
        return altered
    }

    /// A row's number stands right before its record's header, which begins with its own length.
    private func rowNumber(before blob: Int) throws -> Int {
        guard let length = (4...12).first(where: { Int(bytes.data[blob - $0]) == $0 }) else {
            throw NotPlain()
        }
        return blob - length - 1
    }
}
