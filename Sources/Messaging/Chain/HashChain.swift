/// The head of an append-only log: one hash that stands for all entries in their order.
///
/// head = SHA-256("fl-log-v1" 0x00 ‖ previous head ‖ header ‖ signature), from 32 zero bytes.
package struct HashChain: Sendable, Hashable {
    package private(set) var head: Digest

    /// A chain that continues after `head`; zero is the empty chain.
    package init(head: Digest = .zero) {
        self.head = head
    }

    /// Appends one message and returns the new head.
    @discardableResult
    package mutating func append(_ header: SealedHeader) -> Digest {
        head = .sha256(for: .log, head.bytes, header.headerBytes, header.signature)
        return head
    }
}
