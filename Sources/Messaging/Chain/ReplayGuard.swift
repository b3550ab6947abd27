/// Tells a new message of a sender's chain from a repeated, forked, early or broken one.
///
/// There is one chain for each sender and run. The guard holds the digests it accepted and nothing
/// else; it is rebuilt by accepting a log's entries in order.
package struct ReplayGuard: Sendable, Hashable {
    package enum Verdict: Sendable, Hashable {
        /// The next message of its chain.
        case new
        /// Known already: answer with the stored receipt, do nothing twice.
        case repeated(Digest)
        /// A second, different message with a number that was used: proof of a lie.
        case equivocation
        /// Some messages before it are missing; the number that comes next.
        case gap(expected: UInt64)
        /// The next number, but it does not name the message before it, or is older than that.
        case brokenChain
    }

    private struct Writer: Sendable, Hashable {
        let sender: NodeID
        let run: RunID
    }

    private struct Chain: Sendable, Hashable {
        var digests: [Digest] = []
        var lastIssuedMilliseconds: UInt64 = 0
    }

    private var chains: [Writer: Chain] = [:]

    package init() {}

    /// What a message is to the chain of its sender and run; nothing changes.
    package func judge(_ message: SealedHeader) -> Verdict {
        let header = message.header
        let chain = chains[Writer(sender: header.sender, run: header.run)] ?? Chain()
        let count = UInt64(chain.digests.count)
        guard header.sequence >= 1, header.sequence <= count + 1 else {
            return .gap(expected: count + 1)
        }
        if header.sequence <= count {
            let known = chain.digests[Int(header.sequence - 1)]
            return known == message.digest ? .repeated(known) : .equivocation
        }
        let follows =
            header.previous == (chain.digests.last ?? .zero)
            && header.issuedMilliseconds >= chain.lastIssuedMilliseconds
        return follows ? .new : .brokenChain
    }

    /// Takes a message that `judge` calls new into its chain.
    package mutating func accept(_ message: SealedHeader) {
        precondition(judge(message) == .new, "only a new message is accepted into a chain")
        let writer = Writer(sender: message.header.sender, run: message.header.run)
        chains[writer, default: Chain()].digests.append(message.digest)
        chains[writer]?.lastIssuedMilliseconds = message.header.issuedMilliseconds
    }

    /// The last accepted number of a sender's chain, 0 if there is none.
    package func lastSequence(of sender: NodeID, run: RunID) -> UInt64 {
        UInt64(chains[Writer(sender: sender, run: run)]?.digests.count ?? 0)
    }

    /// The digest of the last accepted message of a chain, zero if there is none: the `previous` of
    /// the next one.
    package func lastDigest(of sender: NodeID, run: RunID) -> Digest {
        chains[Writer(sender: sender, run: run)]?.digests.last ?? .zero
    }
}
