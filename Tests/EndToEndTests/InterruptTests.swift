import Foundation
import Subprocess
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15))) struct `An interrupt` {
        @Test func `ends a service in order, and a command that waits with 130`() async throws {
            let federation = try BankFederation()
            try await federation.create()
            try await federation.serve()
            let invitation = try await federation.invite("capital-one")
            try await federation.initialise(.capitalOne)
            let home = federation.home(of: .capitalOne)
            let log = federation.folder.path("enrol.log")
            let waiting = try await RunningProgram(
                .bankNode, ["enrol", invitation, "--home", home], log: log)
            let fingerprint = ProgramEnd(
                status: 0, output: try await waiting.line(with: "fingerprint of this node: "),
                errors: ""
            ).fingerprint
            #expect(try await waiting.interrupt() == 130)

            try await federation.approve("capital-one", fingerprint: fingerprint)
                .orderly("approve")
            try await federation.node(.capitalOne, ["enrol", invitation]).orderly("enrol")
            #expect(try await federation.interruptServer() == 0)
        }

        /// The program starts when nobody reads any more; the shell tells its status elsewhere.
        @Test func `of the reader ends no work`() async throws {
            let folder = try TemporaryFolder()
            let home = folder.path("coordinator")
            let command = """
                { sleep 1; '\(Program.tributary.path)' create Orchard --home '\(home)' \
                --authority '\(folder.path("authority.key"))' --members localhost:7000 \
                --registration localhost:7001; echo "ended $?" >&2; } | true
                """
            let end = try await Subprocess.run(
                .name("sh"), arguments: ["-c", command], input: .none,
                output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
            #expect(end.standardError.contains("ended 0"), "\(end.standardError)")
            #expect(FileManager.default.fileExists(atPath: "\(home)/federation/charter.json"))
        }
    }
}
