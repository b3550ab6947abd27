import Federation
import Foundation
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15))) struct `A command that can't be carried out` {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        private func expect(
            _ program: Program, _ arguments: [String], endsWith status: Int32, saying text: String,
            _ location: SourceLocation = #_sourceLocation
        ) async throws {
            let end = try await program.run(arguments)
            let command = arguments.joined(separator: " ")
            #expect(end.status == status, "\(command)", sourceLocation: location)
            #expect(
                (end.errors + end.output).contains(text), "\(command): \(end.errors)",
                sourceLocation: location)
        }

        @Test func `shows its usage and ends with 64`() async throws {
            try await expect(
                .tributary, ["invite"], endsWith: 64, saying: "Usage: tributary invite")
            try await expect(
                .tributary, ["frobnicate"], endsWith: 64, saying: "Usage: tributary <subcommand>")
            try await expect(
                .bankNode, ["join", "--hom", "x"], endsWith: 64, saying: "Usage: bank-node join")
            try await expect(
                .tributary,
                ["create", "X", "--home", folder.path("x"), "--members", "localhost"],
                endsWith: 64, saying: "An address is HOST:PORT")
            try await expect(
                .tributary,
                ["create", "X", "--home", folder.path("x"), "--registration", "localhost:0"],
                endsWith: 64, saying: "members need a port above 0 to dial.")
            #expect(!FileManager.default.fileExists(atPath: folder.path("x")))
        }

        @Test func `names the home that is missing, open to others, or in use`() async throws {
            let missing = folder.path("missing")
            for (program, verb) in [(Program.tributary, "serve"), (.bankNode, "join")] {
                try await expect(
                    program, [verb, "--home", missing], endsWith: 66,
                    saying: "There is no \(missing). Check --home, or set it up first.")
            }
            let federation = try BankFederation(of: [.capitalOne])
            try await federation.create()
            try await federation.serve()
            try await federation.enrol(.capitalOne)
            let home = federation.home(of: .capitalOne)
            try await expect(
                .tributary, ["serve", "--home", federation.coordinatorHome], endsWith: 75,
                saying: "Another process uses \(federation.coordinatorHome). Stop it first.")
            try await federation.join(.capitalOne).line(with: "joined; waiting for runs")
            try await expect(
                .bankNode, ["join", "--home", home], endsWith: 75,
                saying: "Another process uses \(home). Stop it first.")
            #expect(try await federation.leave(.capitalOne) == 0)

            try permit(0o755, home)
            try await expect(
                .bankNode, ["join", "--home", home], endsWith: 77,
                saying: "\(home) can be read by others. Run: chmod 700 \(home)")
            try permit(0o700, home)
            try permit(0o640, "\(home)/keys/signing.key")
            try await expect(
                .bankNode, ["join", "--home", home], endsWith: 77,
                saying: "keys/signing.key can be read by others. Run: chmod 600")
        }

        @Test func `names the port that is taken`() async throws {
            let first = try BankFederation()
            try await first.create()
            try await first.serve()
            let home = folder.path("second")
            try await Program.tributary.run([
                "create", "Second", "--home", home, "--members", first.members,
                "--registration", first.registration,
            ]).orderly("create")
            let end = try await Program.tributary.run(["serve", "--home", home])
            #expect(end.status == 69)
            #expect(end.errors.contains("Nothing can listen at 127.0.0.1:"))
        }

        @Test func `leaves files alone that are there already`() async throws {
            try folder.write([1], to: "full/file")
            let full = folder.path("full")
            try await expect(
                .tributary, ["create", "X", "--home", full], endsWith: 73,
                saying: "\(full) holds files already. Name a new folder with --home.")
            try await expect(
                .bankNode,
                ["rehearse", "--study", SampleBank.study, "--out", full]
                    + SampleBank.three.map(\.folder),
                endsWith: 73, saying: "\(full) holds files already. Name another folder with --out")
            try await expect(
                .bankNode,
                ["rehearse", "--study", SampleBank.study, "--out", folder.path("new")]
                    + SampleBank.three.prefix(2).map(\.folder),
                endsWith: 64, saying: "The study needs 3 institutions, 2 folders are named.")
        }

        @Test func `names the rule of the bank's own policy`() async throws {
            let federation = try await BankFederation.agreed()
            let policy = "\(federation.home(of: .capitalOne))/policy.json"
            try Data(#"{"policy": 1, "smallestFederation": 10}"#.utf8)
                .write(to: URL(filePath: policy))
            try await federation.joinAll()
            let run = try await federation.open()
            let cancellation = try await federation.cancellation(of: run)
            #expect(cancellation?.reason == .refused)
            #expect(cancellation?.text.contains("capital-one refused at study") == true)
            #expect(try await federation.compare(run).status == 1)

            let refused = try await federation.node(
                .capitalOne, SampleBank.approval + ["sba-california"])
            #expect(refused.status == 77)
            #expect(
                refused.errors.contains(
                    """
                    Rule smallest-federation: The policy asks for 10 members, the run has 3. 7 more \
                    would pass. The study was declined, signed.
                    """))

            try Data(#"{"policy": 1, "smallestFederation": 2}"#.utf8)
                .write(to: URL(filePath: policy))
            let broken = try await federation.node(.capitalOne, ["policy", "show"])
            #expect(broken.status == 65)
            #expect(broken.errors.contains("policy.json.smallestFederation"))
        }

        @Test func `waits for the end of a run before it compares`() async throws {
            let federation = try await BankFederation.agreed()
            let run = try await federation.open()
            let early = try await federation.compare(run)
            #expect(early.status == 75)
            #expect(early.errors.contains("The run has no outcome to compare; it is waiting for"))
            let unknown = try await federation.coordinator(["compare", "0000"])
            #expect(unknown.status == 66)
            #expect(unknown.errors.contains("There is no run 0000. See: tributary runs"))
            let watched = try await federation.coordinator(["runs"])
            for bank in federation.banks {
                #expect(watched.output.contains(bank.rawValue), "\(watched.output)")
            }
        }

        private func permit(_ mode: Int, _ path: String) throws {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
    }
}
