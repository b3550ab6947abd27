import Federation
import Foundation
import Messaging
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15))) struct `The life of keys` {
        @Test func `goes on in a run, with new ones for a member and for the coordinator`()
            async throws
        {
            let federation = try await BankFederation.agreed()
            let run = try await federation.open()
            let node = try await federation.join(.capitalOne)
            try await federation.join(.wellsFargo).line(with: "accepts the run")
            try await node.line(with: "accepts the run")

            let asked = try await federation.node(.capitalOne, ["rotate", "--no-wait"])
            let fingerprint = try asked.orderly("rotate").fingerprint
            #expect(
                try await federation.coordinator(["roster"]).output.contains(
                    "\(fingerprint)  asks for new keys  capital-one"))
            let wrong = try await federation.approve(
                "capital-one", fingerprint: String(fingerprint.reversed()))
            #expect(wrong.status == 65)
            let granted = try await federation.approve("capital-one", fingerprint: fingerprint)
            #expect(granted.output.contains("Granted capital-one its new keys; roster 5."))
            try await node.line(with: "new keys are in force")

            let rotated = try await federation.coordinator([
                "rotate", "--authority", federation.authority,
            ])
            #expect(try rotated.orderly("rotate").output.contains("in force, epoch 2"))
            let log = LogLines(federation.folder.path("coordinator.log"))
            _ = try await Patience.find("the coordinator's new certificate") {
                log.all.first { $0.contains("the coordinator's new keys are in force, epoch 2") }
            }

            try await federation.join(.californiaBankAndTrust)
            try await federation.finish(run)
            let verified = try await federation.coordinator(["verify", run.hex])
            #expect(verified.status == 0, "\(verified.errors)")
            let entries = try federation.replay(run).entries.map(\.envelope.header)
            #expect(entries.allSatisfy { $0.keyEpoch == 1 })
            try await federation.stopServing()
            try await federation.serve()
            #expect(
                try await federation.node(.wellsFargo, ["study", "show", "sba-california"])
                    .status == 0)
        }

        @Test func `begins anew for a node that lost them, in the ledger that it had`()
            async throws
        {
            let federation = try await BankFederation.agreed()
            _ = try await federation.carryOut()
            _ = try await federation.leave(.capitalOne)
            let before = try await federation.node(.capitalOne, ["ledger"]).orderly("ledger")
            for name in ["signing.key", "tls.key"] {
                try FileManager.default.removeItem(
                    atPath: "\(federation.home(of: .capitalOne))/keys/\(name)")
            }
            let early = try await federation.invite("other-lenders")
            #expect(early.hasPrefix("tributary") || !early.isEmpty)
            #expect(
                try await federation.coordinator(["invite", "other-lenders", "--revoke"]).output
                    .contains("Took back 1 invitations of other-lenders."))
            try await federation.revoke(.capitalOne)

            let invitation = try await federation.invite("capital-one")
            let asked = try await federation.node(
                .capitalOne, ["enrol", invitation, "--again", "--no-wait"])
            let fingerprint = try asked.orderly("enrol --again").fingerprint
            try await federation.approve("capital-one", fingerprint: fingerprint)
                .orderly("approve")
            try await federation.node(.capitalOne, ["enrol", invitation, "--again"])
                .orderly("enrol --again")
            let roster = try await federation.coordinator(["roster"]).output
            #expect(roster.contains("\(fingerprint)  active  institution  capital-one"))
            #expect(roster.contains("revoked  institution  capital-one"))
            let after = try await federation.node(.capitalOne, ["ledger"]).orderly("ledger")
            let old = before.lines.dropLast()
            #expect(old.count > 10 && after.lines.prefix(old.count) == old)
            let next = try #require(after.lines.dropFirst(old.count).first)
            #expect(next.contains("asks to become a member"))

            try await federation.publish()
            for bank in federation.banks { try await federation.approve(bank) }
            _ = try await federation.carryOut()
            let more = try await federation.node(.capitalOne, ["ledger"]).orderly("ledger")
            #expect(more.lines.prefix(after.lines.count - 1) == after.lines.dropLast())
            #expect(more.lines.count > after.lines.count)
        }

        @Test func `is nobody else's where a passphrase seals them`() async throws {
            let federation = try BankFederation(of: [.capitalOne])
            let (right, wrong) = (
                federation.folder.path("right"), federation.folder.path("wrong")
            )
            try Data("three oaks\n".utf8).write(to: URL(filePath: right))
            try Data("two oaks\n".utf8).write(to: URL(filePath: wrong))
            let create = [
                "create", "Test banks", "--members", federation.members, "--registration",
                federation.registration, "--authority", federation.authority,
                "--keys-passphrase-file", right,
            ]
            try await federation.coordinator(create).orderly("create")
            let refused = try await federation.coordinator([
                "serve", "--keys-passphrase-file", wrong,
            ])
            #expect(refused.status == 77)
            #expect(refused.errors.contains("The passphrase is wrong, or a key file is damaged."))
            let bank = SampleBank.capitalOne
            try await federation.node(
                bank,
                [
                    "init", "--name", bank.rawValue, "--database", bank.database,
                    "--passphrase-file", right,
                ]
            ).orderly("init")
            for name in ["signing.key", "tls.key"] {
                for home in [federation.home(of: bank), federation.coordinatorHome] {
                    let key = try String(contentsOfFile: "\(home)/keys/\(name)", encoding: .utf8)
                    #expect(key.contains("sealedKey") && !key.contains("PRIVATE KEY"))
                }
            }
            let invitation = try await federation.invite(bank.rawValue)
            let closed = try await federation.node(
                bank, ["enrol", invitation, "--no-wait", "--passphrase-file", wrong])
            #expect(closed.status == 77)
        }
    }
}
