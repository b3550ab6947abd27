import Federation
import Foundation
import Messaging
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15)), .sharing(PreparedFederation.finishedRun)) struct `An auditor` {
        private let federation: BankFederation
        private let run: RunID

        init() throws {
            let prepared = try PreparedFederation.current()
            (federation, run) = (prepared.federation, prepared.run)
        }

        private func verify(_ bytes: FileBytes) async throws -> ProgramEnd {
            let path = federation.folder.path("copy.sqlite")
            try bytes.write(to: path)
            return try await Program.tributary.run(["verify", path])
        }

        @Test func `finds every changed byte of a transcript, and names its place`() async throws {
            let path = federation.handedOutTranscript(run)
            let stored = try StoredTranscript(path)
            let sound = try await verify(FileBytes(path))
            #expect(sound.status == 0, "\(sound.errors)")
            #expect(sound.output.contains("outcome     follows from the sums, byte for byte"))

            let entry = try stored.entry()
            for part in StoredTranscript.Part.allCases {
                let end = try await verify(stored.flipping(part, of: entry))
                #expect(end.status == 1 || end.status == 65, "\(part)")
                #expect(end.errors.contains("ntry \(entry.number)"), "\(part): \(end.errors)")
            }
            let transcript = try Transcript(path: path)
            for name in try transcript.documentNames() {
                let end = try await verify(stored.flipping(document: name, of: transcript))
                #expect(end.status == 1, "\(name)")
                #expect(!end.errors.isEmpty, "\(name): \(end.errors)")
            }
        }

        @Test func `finds a transcript that is cut, of another run, or none`() async throws {
            let whole = try FileBytes(federation.handedOutTranscript(run))
            var cut = whole
            cut.keep(whole.data.count / 2)
            let half = try await verify(cut)
            #expect(half.status == 1 || half.status == 65)
            #expect(!half.errors.isEmpty)
            let other = try BankData(copying: .capitalOne, in: federation.folder).database
            let before = try FileBytes(other).data
            let none = try await Program.tributary.run(["verify", other])
            #expect(none.status == 65)
            #expect(none.errors.contains("capital-one.sqlite is not a log of this kind."))
            #expect(try FileBytes(other).data == before)
            let unknown = try await federation.coordinator(["verify", "ffff"])
            #expect(unknown.status == 66)
        }

        @Test func `finds a changed figure of the report, and names it`() async throws {
            let report = federation.reportPath(run)
            let sound = try await federation.coordinator(["verify", run.hex])
            #expect(sound.status == 0)
            #expect(sound.output.contains("report      every figure of \(report) follows from"))

            let text = try String(contentsOfFile: report, encoding: .utf8)
            let figure = try #require(text.firstMatch(of: /"auc": (0\.\d+)/))
            let digit = try #require(figure.output.1.last)
            let other = figure.output.1.dropLast() + (digit == "5" ? "6" : "5")
            let changed = text.replacing(
                figure.output.0, with: "\"auc\": \(other)", maxReplacements: 1)
            let path = try federation.folder.write(changed.utf8, to: "changed.json")
            let end = try await federation.coordinator(["verify", run.hex, "--report", path])
            #expect(end.status == 1)
            #expect(end.errors.contains("\(path) does not follow from the transcript:"))
            #expect(end.errors.contains("auc"))
        }
    }
}

extension FileBytes {
    /// Only the first bytes.
    fileprivate mutating func keep(_ count: Int) { self = FileBytes(data: data.prefix(count)) }
}
