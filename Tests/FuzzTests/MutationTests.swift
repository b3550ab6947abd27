import Foundation
import Testing

/// Whatever is done to what we read, it is read or refused with a sentence: no crash, no endless
/// work, no memory by a number that the input names.
@Suite(.timeLimit(.minutes(600))) struct `Changed bytes` {
    /// Where the input under way is kept, for the case that it ends the process.
    private static let trace = ProcessInfo.processInfo.environment["TRIBUTARY_FUZZ_TRACE"]

    @Test(arguments: FuzzFormat.allCases)
    func `are read, or refused with a sentence`(format: FuzzFormat) async throws {
        let seeds = try await format.seeds()
        #expect(!seeds.isEmpty)
        var refusals = 0
        var rounds = 0
        for round in FuzzRounds(of: format) {
            let input = format.input(round: round, from: seeds)
            try Self.keep(input, of: format)
            rounds += 1
            do {
                try format.read(input)
            } catch let fault as FuzzFault {
                Issue.record("\(format.rawValue), round \(round): \(fault)")
            } catch {
                refusals += 1
                Self.expectSentence("\(error)", "\(format.rawValue), round \(round)")
            }
        }
        #expect(refusals >= rounds / 4, "\(format.rawValue): the changes reach the parser")
    }

    @Test(arguments: FuzzFormat.allCases)
    func `start from examples that are read`(format: FuzzFormat) async throws {
        for seed in try await FuzzCorpus.seeds(of: format).prefix(40) {
            switch format {
            case .envelope, .answerBody: _ = try? format.read(seed)
            default: try format.read(seed)
            }
        }
    }

    @Test(arguments: FuzzFormat.allCases)
    func `that once led to a fault lead to none`(format: FuzzFormat) throws {
        for input in try FuzzCorpus.files(of: format) {
            do { try format.read(input) } catch { Self.expectSentence("\(error)", format.rawValue) }
        }
    }

    private static func expectSentence(_ text: String, _ place: String) {
        #expect(ShownText.faults(of: text) == [], "\(place): \(text.debugDescription)")
    }

    private static func keep(_ input: [UInt8], of format: FuzzFormat) throws {
        guard let trace else { return }
        try Data(input).write(to: URL(filePath: "\(trace)/\(format.rawValue)"))
    }
}
