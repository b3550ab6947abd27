/// The mask keys of all members of a block, told apart by one hash.
package enum MaskKeySet {
    /// SHA-256("fl-secagg-keyset-v1" 0x00 ‖ digests of the members' mask-key messages in the order
    /// of their ids). A node answers only a question that names the set it saw itself.
    package static func digest(of messages: [NodeID: Digest]) -> Digest {
        let inOrder = messages.sorted { $0.key < $1.key }
        return .sha256(for: .maskKeySet, inOrder.flatMap { $0.value.bytes })
    }
}
