import Foundation
import Messaging
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15))) struct `Registration` {
        private static let noFingerprint = Array(repeating: "0000", count: 8).joined(
            separator: " ")

        private func founded() async throws -> BankFederation {
            let federation = try BankFederation()
            try await federation.create()
            try await federation.serve()
            return federation
        }

        @Test func `admits nobody whose fingerprint was not compared`() async throws {
            let federation = try await founded()
            let invitation = try await federation.invite("capital-one")
            try await federation.initialise(.capitalOne)
            let request = try await federation.node(
                .capitalOne, ["enrol", invitation, "--no-wait"])
            #expect(request.status == 0)
            #expect(request.lastLine == "The operator has not decided yet.")

            let wrong = try await federation.approve(
                "capital-one", fingerprint: Self.noFingerprint)
            #expect(wrong.status == 65)
            #expect(
                wrong.errors.contains("The fingerprint is not that of the request. Nothing was"))
            let absent = try await federation.approve("us-bank", fingerprint: request.fingerprint)
            #expect(absent.status == 66)
            #expect(absent.errors.contains("No request of us-bank waits. Waiting: capital-one."))

            let again = try await federation.node(.capitalOne, ["enrol", invitation, "--no-wait"])
            #expect(again.status == 0 && again.fingerprint == request.fingerprint)
            let roster = try await federation.coordinator(["roster"])
            #expect(roster.output.contains("\(request.fingerprint)  waits  capital-one"))
        }

        @Test func `takes an invitation once, and shows the operator who tried again`()
            async throws
        {
            let federation = try await founded()
            let invitation = try await federation.invite("capital-one")
            for bank in [SampleBank.capitalOne, .wellsFargo] {
                let home = federation.home(of: bank)
                try await Program.bankNode.run([
                    "init", "--home", home, "--name", "capital-one", "--database",
                    SampleBank.capitalOne.database,
                ]).orderly("init")
            }
            let first = try await federation.node(.capitalOne, ["enrol", invitation, "--no-wait"])
            try await federation.approve("capital-one", fingerprint: first.fingerprint)
                .orderly("approve")
            let admitted = try await federation.node(.capitalOne, ["enrol", invitation])
            #expect(admitted.status == 0)
            #expect(admitted.output.contains("Enrolled in Test banks, roster 2, 1 members."))

            let second = try await federation.node(.wellsFargo, ["enrol", invitation, "--no-wait"])
            #expect(second.status == 76)
            #expect(second.errors.contains("409 invitation-claimed"))
            #expect(second.errors.contains("The invitation was used already, with other keys."))
            let roster = try await federation.coordinator(["roster"])
            #expect(
                roster.output.contains("A second key tried to use the invitation of capital-one."))
        }

        @Test func `sends nothing after a mistyped invitation or one of another authority`()
            async throws
        {
            let federation = try await founded()
            let invitation = try await federation.invite("capital-one")
            try await federation.initialise(.capitalOne)
            let mistyped = (invitation.first == "A" ? "B" : "A") + invitation.dropFirst()
            for text in [mistyped, String(invitation.dropLast(5))] {
                let end = try await federation.node(.capitalOne, ["enrol", text])
                #expect(end.status == 64)
                #expect(end.errors.contains("cut or mistyped. Copy the whole line again."))
            }

            let foreign = federation.folder.path("foreign")
            try await Program.tributary.run([
                "create", "Foreign", "--home", foreign, "--members", federation.members,
                "--registration", federation.registration,
            ]).orderly("create")
            let other = try await Program.tributary.run([
                "invite", "capital-one", "--home", foreign,
            ])
            .orderly("invite")
            let end = try await federation.node(.capitalOne, ["enrol", other.lastLine])
            #expect(end.status == 76)
            #expect(
                end.errors.contains("belongs to another authority than the invitation names."))
            #expect(end.errors.contains("Nothing was sent."))
            let roster = try await federation.coordinator(["roster"])
            #expect(!roster.output.contains("waits"))
        }

        @Test func `says when an invitation expired`() async throws {
            let federation = try BankFederation()
            try await federation.create()
            let text = try await federation.invite("capital-one")
            _ = try await federation.invite("us-bank")
            try expire(Invitation(text: text), in: federation)
            try await federation.serve()
            try await federation.initialise(.capitalOne)
            let end = try await federation.node(.capitalOne, ["enrol", text, "--no-wait"])
            #expect(end.status == 77)
            #expect(end.errors.contains("403 invitation-expired"))
        }

        /// Sets its last moment back by years, in the file itself: in the row it stands right after
        /// the secret's digest, in six bytes.
        private func expire(_ invitation: Invitation, in federation: BankFederation) throws {
            let store = "\(federation.coordinatorHome)/federation.sqlite"
            var bytes = try FileBytes(store)
            let place = try bytes.place(of: invitation.secretDigest.bytes) + 32
            bytes.replace(at: place, with: [0])
            try bytes.write(to: store)
        }

        @Test func `invites nobody twice, and nobody under a name that reads like another's`()
            async throws
        {
            let federation = try await founded()
            try await federation.enrol(.capitalOne)
            for name in ["capital-one", "Capital-One"] {
                let end = try await federation.coordinator(["invite", name])
                #expect(end.status == 65)
                #expect(end.errors.contains("capital-one is a member already."))
            }
        }
    }
}
