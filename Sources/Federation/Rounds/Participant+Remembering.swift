import Messaging

extension Participant {
    // Nothing is signed that might bear a number which was used before.

    /// Throws where the log showed a message of this institution that its ledger does not hold.
    package func requireWholeLedger() throws {
        try ledger.requireAll(forgotten, of: run)
    }

    func noteOwn(_ item: RunLog.Item) throws {
        guard item.isOwn(of: me), try !ledger.holds(item.header.digest) else { return }
        forgotten.append(item.header)
    }
}

extension RunLog.Item {
    func isOwn(of institution: NodeID) -> Bool { header.header.sender == institution }
}
