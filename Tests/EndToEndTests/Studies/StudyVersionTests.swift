import Federation
import Foundation
import Messaging
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15))) struct `Another version of a study` {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        @Test func `is not run before every member approved it, which a node that takes part can`()
            async throws
        {
            let federation = try await BankFederation.agreed()
            let run = try await federation.carryOut()
            let second = try folder.write(
                Self.study(replacing: "\"version\": 1", with: "\"version\": 2"),
                to: "study.json")
            try await federation.publish(second)

            let early = try await federation.coordinator(["run", "sba-california"])
            #expect(early.status == 75)
            #expect(early.errors.contains("sba-california is not approved by all. Undecided: "))
            try await federation.approve(.capitalOne)
            try await federation.approve(.californiaBankAndTrust)
            let declined = try await federation.node(
                .wellsFargo, ["study", "decline", "--reason", "version 1 will do"])
            #expect(declined.status == 0)
            #expect(declined.output.contains("Declined sba-california."))
            let refused = try await federation.coordinator(["run", "sba-california"])
            #expect(refused.status == 75)
            #expect(refused.errors.contains("Declined: wells-fargo."))

            let digest = try federation.replay(run).documents.study.study.digest.hex
            let first = try await federation.open(digest)
            try await federation.finish(first)
            #expect(try await federation.cancellation(of: first) == nil)
        }

        @Test func `with a slip in it is refused by the path of its key`() async throws {
            let slips = [
                ("\"ridge\"", "\"rigde\"", "study.json.learner.rigde is not a known key"),
                ("\"version\": 1", "\"version\": 1.5", "study.json.version"),
                ("\"seed\": \"2025\"", "\"seed\": 2025", "study.json.seed"),
                ("\"aim\":", "\"aim\" ", "Line "),
            ]
            for (text, slip, place) in slips {
                let file = try folder.write(
                    Self.study(replacing: text, with: slip), to: "slip.json")
                let end = try await Program.tributary.run(["study", "check", file])
                #expect(end.status == 65, "\(slip)")
                #expect(end.errors.contains(place), "\(end.errors)")
            }
        }

        private static func study(replacing text: String, with other: String) throws -> Data {
            let study = try String(contentsOfFile: SampleBank.study, encoding: .utf8)
            try #require(study.contains(text))
            return Data(study.replacing(text, with: other).utf8)
        }
    }
}
