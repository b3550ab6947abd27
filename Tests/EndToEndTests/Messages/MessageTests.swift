import Federation
import Foundation
import Messaging
import Testing

extension `End to end` {
    @Suite(
        .timeLimit(.minutes(15)), .enabled(if: Curl.isInstalled, "curl is not installed"),
        .sharing(PreparedFederation.halfAcceptedRun))
    struct `A message of a member` {
        private let federation: BankFederation
        private let run: RunID

        init() throws {
            let prepared = try PreparedFederation.current()
            (federation, run) = (prepared.federation, prepared.run)
        }

        private func curl(_ bank: SampleBank) throws -> Curl {
            let home = federation.home(of: bank)
            return try Curl(
                federation.members, home: home, authority: "\(home)/federation/ca.crt")
        }

        private func accepted() throws -> Ledger.Sent {
            let ledger = try Ledger(path: "\(federation.home(of: .capitalOne))/ledger.sqlite")
            return try #require(try ledger.sent(run: run).first)
        }

        private func entries() throws -> Int { try federation.replay(run).entries.count }

        /// Whatever is refused leaves no trace in the run's log.
        private func expect(
            _ answer: Curl.Answer, _ status: Int, _ code: String, entries before: Int,
            _ location: SourceLocation = #_sourceLocation
        ) throws {
            #expect(answer.status == status, "\(answer.text)", sourceLocation: location)
            #expect(
                answer.text.hasPrefix(#"{"error":"\#(code)""#), "\(answer.text)",
                sourceLocation: location)
            #expect(try entries() == before, sourceLocation: location)
        }

        @Test func `that comes again, altered or not, gets the receipt of what was accepted`()
            async throws
        {
            let before = try entries()
            let sent = try accepted()
            let curl = try curl(.capitalOne)
            let bytes = sent.envelope.bytes
            for place in [nil, EnvelopeHeader.byteCount + 4, bytes.count - 5] {
                var again = bytes
                if let place { again[place] ^= 1 }
                let answer = try await curl.post(again)
                #expect(answer.status == 200)
                #expect(answer.body == sent.receipt)
            }
            #expect(try entries() == before)
        }

        @Test func `that was altered on the way is refused by the field`() async throws {
            let before = try entries()
            let curl = try curl(.wellsFargo)
            let bytes = try MemberMessage(accepting: run, from: .wellsFargo, in: federation)
                .sealed().bytes
            let alterations: [(place: Int, status: Int, code: String)] = [
                (0, 400, "wrong-magic"), (5, 400, "wrong-version"), (7, 400, "wrong-suite"),
                (9, 403, "type-not-allowed"), (11, 400, "flags-set"), (15, 404, "wrong-federation"),
                (50, 404, "unknown-run"), (70, 403, "sender-not-peer"),
                (90, 403, "wrong-recipient"),
                (114, 403, "bad-signature"), (200, 403, "bad-signature"),
                (235, 400, "length-mismatch"), (240, 403, "bad-signature"),
                (280, 400, "reserved-set"),
                (EnvelopeHeader.byteCount + 4, 400, "payload-digest-mismatch"),
                (bytes.count - 5, 403, "bad-signature"),
            ]
            for (place, status, code) in alterations {
                var altered = bytes
                altered[place] ^= 1
                try expect(try await curl.post(altered), status, code, entries: before)
            }
        }

        @Test func `that is signed but out of order, out of time or out of place is refused`()
            async throws
        {
            let before = try entries()
            let curl = try curl(.wellsFargo)
            let message = try MemberMessage(accepting: run, from: .wellsFargo, in: federation)
            let day: UInt64 = 24 * 3_600_000
            let wrong: [(Envelope, status: Int, code: String)] = [
                (message.sealed { $0.sequence = 2 }, 409, "gap"),
                (message.sealed { $0.rosterVersion += 1 }, 403, "wrong-roster-version"),
                (message.sealed { $0.keyEpoch = 2 }, 403, "wrong-key-epoch"),
                (message.sealed { $0.issuedMilliseconds -= day }, 422, "expired"),
                (message.sealed { $0.issuedMilliseconds += day }, 422, "issued-in-future"),
                (message.sealed { $0.lifeMilliseconds = 40 * day }, 422, "life-too-long"),
                (message.sealed { $0.reply = .sha256([1]) }, 422, "wrong-reply"),
                (message.sealed { $0.payload = Array("{}".utf8) }, 422, "malformed"),
            ]
            for (envelope, status, code) in wrong {
                try expect(try await curl.post(envelope.bytes), status, code, entries: before)
            }
        }

        @Test func `that is cut, grown or too large is refused before it is read`() async throws {
            let before = try entries()
            let bytes = try accepted().envelope.bytes
            let curl = try curl(.capitalOne)
            for body in [Array(bytes.dropLast()), bytes + [0]] {
                try expect(try await curl.post(body), 400, "length-mismatch", entries: before)
            }
            for body in [Array(bytes.prefix(100)), []] {
                try expect(try await curl.post(body), 400, "too-short", entries: before)
            }
            let large = try await curl.post([0], fields: ["Content-Length: 999999999999"])
            try expect(large, 413, "body-too-large", entries: before)
        }

        @Test func `is taken from that member's own connection only`() async throws {
            let before = try entries()
            let bytes = try accepted().envelope.bytes
            try expect(
                try await curl(.wellsFargo).post(bytes), 403, "sender-not-peer", entries: before)
            let nobody = try Curl(
                federation.members, home: nil,
                authority: "\(federation.home(of: .capitalOne))/federation/ca.crt")
            let refused = try await nobody.post(bytes)
            #expect(refused.exit != 0 && refused.status == 0)
        }

        @Test func `is accepted once; another with its number is evidence`() async throws {
            let before = try entries()
            let bank = SampleBank.californiaBankAndTrust
            let curl = try curl(bank)
            let message = try MemberMessage(accepting: run, from: bank, in: federation)
            let first = try await curl.post(message.sealed().bytes)
            #expect(first.status == 200)
            #expect(try entries() == before + 1)
            let second = message.sealed {
                $0.payload =
                    RunAcceptance(frozenTable: .sha256([2]), namesOwnFigures: false).payload
            }
            let answer = try await curl.post(second.bytes)
            #expect(answer.status == 409)
            #expect(answer.text.hasPrefix(#"{"error":"equivocation""#), "\(answer.text)")
            let kept = try federation.replay(run).entries.dropFirst(before + 1)
            #expect(kept.first?.envelope.header.messageType == .equivocationProof)
            let proof = try EquivocationProof(
                decoding: try #require(kept.first).envelope.payload)
            #expect(proof.first.header.sender == message.sealed().header.sender)
            let roster = try await federation.coordinator(["roster"])
            #expect(roster.output.contains("alarm"))
            #expect(roster.output.contains(bank.rawValue))
        }
    }
}
