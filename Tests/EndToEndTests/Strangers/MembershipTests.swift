import Federation
import Foundation
import Messaging
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15))) struct `Membership` {
        @Test func `of another federation opens no door here`() async throws {
            let federation = try await BankFederation.agreed()
            let foreign = try BankFederation(of: [.usBank])
            try await foreign.create()
            try await foreign.serve()
            try await foreign.enrol(.usBank)
            let file = "\(foreign.home(of: .usBank))/node.json"
            let configuration = try String(contentsOfFile: file, encoding: .utf8)
            try Data(configuration.replacing(foreign.members, with: federation.members).utf8)
                .write(to: URL(filePath: file))
            let end = try await foreign.node(.usBank, ["join"])
            #expect(end.status == 76)
            #expect(
                end.errors.contains(
                    "\(federation.members) shows a certificate that is not of the federation's"))
        }

        @Test func `ends in the middle of a run, which stops and tells the others`() async throws {
            let federation = try await BankFederation.agreed()
            let revoked = try await federation.join(.capitalOne)
            let staying = try await federation.join(.wellsFargo)
            let run = try await federation.open()
            try await revoked.line(with: "accepts the run")
            try await staying.line(with: "accepts the run")
            try await federation.revoke(.capitalOne)

            #expect(try await revoked.status() == 77)
            try await revoked.line(with: "403 not-a-member")
            try await staying.line(with: "stopped by the coordinator: capital-one left the roster.")
            #expect(try await federation.cancellation(of: run)?.reason == .memberLost)
            let listed = try await federation.coordinator(["runs"])
            #expect(
                listed.output.contains("stopped: member-lost, capital-one left the roster."))
            let verified = try await federation.coordinator(["verify", run.hex])
            #expect(verified.status == 0)
            #expect(verified.output.contains("none; the run is stopped"))
            let compared = try await federation.compare(run)
            #expect(compared.status == 1)
            #expect(compared.errors.contains("nothing to compare. capital-one left the roster."))

            let shown = try await federation.node(.capitalOne, ["study", "show", "sba-california"])
            #expect(shown.status == 77)
            let reopened = try await federation.coordinator(["run", "sba-california"])
            #expect(reopened.status == 1)
            #expect(reopened.errors.contains("capital-one is not an active member with the keys"))
        }
    }
}
