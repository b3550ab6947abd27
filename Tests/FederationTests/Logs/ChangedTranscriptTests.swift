import Federation
import FederationTesting
import Foundation
import Learning
import Messaging
import Testing

@Suite struct `One changed byte of a transcript` {
    /// A transcript whose file was opened with another tool.
    private struct Tampered {
        let history: SimulationHistory
        let transcript: Transcript
        let raw: RawDatabase
        private let folder: TemporaryFolder

        init() async throws {
            history = try await `A transcript replayed offline`.history.value
            folder = try TemporaryFolder()
            transcript = try Transcript(path: folder.file("copy"), creating: true)
            try transcript.append(history.entries, documents: history.documents.stored)
            raw = try RawDatabase(path: transcript.path)
            try raw.dropTriggers()
        }

        /// What the replay says while the byte at `place` has one bit turned over.
        func error(
            _ column: String, of table: String, where condition: String, at place: Int, bit: UInt8
        ) throws -> RunReplayError? {
            let right = try raw.bytes(column, of: table, where: condition)
            var wrong = right
            wrong[place] ^= 1 << bit
            try raw.set(column, of: table, where: condition, to: wrong)
            defer { try? raw.set(column, of: table, where: condition, to: right) }
            do throws(RunReplayError) {
                _ = try RunReplay(transcript: transcript)
                return nil
            } catch {
                return error
            }
        }

        func number(of type: MessageType) throws -> Int {
            try #require(history.entries.firstIndex { $0.envelope.header.messageType == type }) + 1
        }
    }

    /// The number of the entry that an error names.
    private func entry(namedBy error: RunReplayError?) -> UInt64? {
        switch error {
        case .entry(let number, _)?, .wrongHead(let number)?, .badReceipt(let number)?,
            .entryMissing(let number)?, .log(.brokenChain(_, let number))?:
            number
        case .empty?, .documents?, .log?, nil: nil
        }
    }

    /// The 23 fields of the header, by the offset at which each begins.
    static let fields = [
        0, 4, 6, 8, 10, 12, 44, 60, 64, 66, 68, 84, 100, 104, 108, 116, 124, 132, 164, 196, 228,
        236,
        268,
    ]

    @Test func `in any field of a header is found and named`() async throws {
        let tampered = try await Tampered()
        let number = try tampered.number(of: .runAcceptance)
        for field in Self.fields {
            let error = try tampered.error(
                "envelope", of: "entry", where: "number = \(number)", at: field, bit: 0)
            #expect(entry(namedBy: error) == UInt64(number), "the field at \(field)")
        }
    }

    @Test(arguments: [
        MessageType.runOpening, .runAcceptance, .maskBlockOpening, .maskKeys, .question,
        .maskedAnswer, .sum, .ownFigures, .outcome,
    ])
    func `of any message is found and named`(type: MessageType) async throws {
        let tampered = try await Tampered()
        let number = try tampered.number(of: type)
        let count = tampered.history.entries[number - 1].envelope.bytes.count
        var generator = SeededGenerator(seeds: 17, UInt64(type.rawValue))
        let payload = EnvelopeHeader.byteCount..<count - 64
        for place in [
            generator.index(below: 296),
            payload.lowerBound + generator.index(below: payload.count),
            count - 1 - generator.index(below: 64),
        ] {
            let error = try tampered.error(
                "envelope", of: "entry", where: "number = \(number)", at: place,
                bit: UInt8(generator.index(below: 8)))
            #expect(entry(namedBy: error) == UInt64(number), "byte \(place) of \(type)")
        }
    }

    @Test func `of a stored head is found and named`() async throws {
        let tampered = try await Tampered()
        for number in [1, 5, tampered.history.entries.count] {
            let error = try tampered.error(
                "head", of: "entry", where: "number = \(number)", at: number % 32, bit: 3)
            #expect(error == .wrongHead(UInt64(number)))
        }
    }

    @Test func `of a receipt is found and named`() async throws {
        let tampered = try await Tampered()
        let number = try tampered.number(of: .runAcceptance)
        let count = try #require(tampered.history.entries[number - 1].receipt).count
        for place in Self.fields + [296, count - 65, count - 64, count - 1] {
            let error = try tampered.error(
                "receipt", of: "entry", where: "number = \(number)", at: place, bit: 0)
            #expect(error == .badReceipt(UInt64(number)), "byte \(place)")
        }
    }

    @Test func `that takes a receipt away, or gives one where none belongs, is found`() async throws
    {
        let tampered = try await Tampered()
        let number = try tampered.number(of: .maskKeys)
        let right = try tampered.raw.bytes("receipt", of: "entry", where: "number = \(number)")
        try tampered.raw.execute("UPDATE entry SET receipt = NULL WHERE number = \(number)")
        #expect(throws: RunReplayError.badReceipt(UInt64(number))) {
            try RunReplay(transcript: tampered.transcript)
        }
        try tampered.raw.set("receipt", of: "entry", where: "number = \(number)", to: right)
        try tampered.raw.set("receipt", of: "entry", where: "number = 1", to: right)
        #expect(throws: RunReplayError.badReceipt(1)) {
            try RunReplay(transcript: tampered.transcript)
        }
    }

    /// A charter that was changed is one that the roster does not belong to.
    @Test func `of any document is found, and the document named`() async throws {
        let tampered = try await Tampered()
        var generator = SeededGenerator(seed: 19)
        for (name, bytes) in tampered.history.documents.stored {
            let places = [
                0, bytes.count - 1, generator.index(below: bytes.count),
                generator.index(below: bytes.count),
            ]
            for place in places {
                let error = try tampered.error(
                    "bytes", of: "document", where: "name = '\(name)'", at: place, bit: 1)
                guard case .documents(.unreadable(let document, _))? = error else {
                    Issue.record("byte \(place) of \(name): \(String(describing: error))")
                    continue
                }
                let named = name == "roster-signature" ? "roster" : name
                #expect(document == named || name == "charter" && document == "roster")
            }
        }
    }

    @Test func `of a document's name is found`() async throws {
        let tampered = try await Tampered()
        let names = tampered.history.documents.stored.map(\.name)
        let approval = try #require(names.last)
        try tampered.raw.execute(
            "UPDATE document SET name = name || '0' WHERE name = '\(approval)'")
        #expect(throws: RunReplayError.documents(.unexpected("\(approval)0"))) {
            try RunReplay(transcript: tampered.transcript)
        }
    }
}
