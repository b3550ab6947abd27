import Federation
import FederationTesting
import Messaging
import Testing

/// A coordinator and a member that conspire keep two logs of one run: one side is shown one mask
/// key of the member, the other side another.
@Suite struct `A run that is forked by swapped mask keys` {
    private struct Fork {
        var left: StagedRun
        var right: StagedRun
        let alder: StagedMember
        let birch: StagedMember
        let atAlder: Participant
        let atBirch: Participant

        /// Both sides have come to the key of the last member; there they part.
        init() async throws {
            var staged = try StagedRun()
            try staged.play { machine in
                if case .keying(let state) = machine.phase {
                    state.messages.count == 2
                } else {
                    false
                }
            }
            let cedar = staged.members[2]
            let other = try AgreementKey(bytes: Digest.sha256([9]).bytes)
            let swapped = staged.message(
                .maskKeys, MaskKeys(pairKey: other.publicKey).payload, from: cedar,
                replyingTo: staged.machine.blockOpening)
            left = staged
            right = staged
            try left.take(#require(try left.next()))
            try right.take(swapped)
            try left.take(#require(try left.next()))
            try right.take(#require(try right.next()))
            alder = try StagedMember(left, index: 0)
            birch = try StagedMember(right, index: 1)
            atAlder = try alder.start()
            atBirch = try birch.start()
            try await atAlder.take(left.items(for: atAlder.me))
            try await atBirch.take(right.items(for: atBirch.me))
        }
    }

    @Test func `asks two different questions, since the key sets differ`() async throws {
        let fork = try await Fork()
        #expect(fork.left.machine.keySet != fork.right.machine.keySet)
        guard case .collecting(let asked) = fork.left.machine.phase,
            case .collecting(let other) = fork.right.machine.phase
        else {
            Issue.record("both sides are asked")
            return
        }
        #expect(asked.message != other.message)
    }

    @Test func `gets no sum: an answer of one side is refused on the other`() async throws {
        let fork = try await Fork()
        let answer = try #require(try fork.right.next(from: 1))
        let number = fork.left.envelopes.count + 1
        await #expect(throws: ParticipantError.self) {
            try await fork.atAlder.take([StagedRun.item(number, answer.bytes)])
        }
        let kept = try fork.alder.ledger().evidence(run: fork.left.run)
        #expect(kept.map(\.statement) == [.entry(UInt64(number), bytes: answer.bytes)])
    }

    @Test func `is proved by the ledgers of both sides, against both who forked it`() async throws {
        let fork = try await Fork()
        let headers = try [fork.alder, fork.birch].flatMap { member in
            try member.ledger().received(run: fork.left.run).map {
                try RunLog.Item(decoding: $0.bytes).header
            }
        }
        let proofs = EquivocationProof.search(headers)
        let culprits = [fork.left.members[2].id, fork.left.coordinator.id]
        #expect(proofs.map(\.first.header.sender) == culprits)
        #expect(proofs.allSatisfy { $0.isValid(under: fork.left.federation.roster) })
    }

    @Test func `convinces a side that is shown the other's question`() async throws {
        let fork = try await Fork()
        let question = try #require(fork.right.envelopes.last)
        let number = fork.right.envelopes.count
        await #expect(throws: ParticipantError.anotherEntry(UInt64(number))) {
            try await fork.atAlder.take([StagedRun.item(number, question.bytes)])
        }
        let proof = try #require(try fork.alder.ledger().evidence().compactMap(\.proof).first)
        #expect(proof.isValid(under: fork.left.federation.roster))
        #expect(proof.second.digest == question.digest)
    }
}
