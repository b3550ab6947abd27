/// Moves envelopes between one institution and the coordinator; what they mean it does not know.
///
/// Sending again is always safe: the same envelope gives the same receipt.
package protocol Transport: Sendable {
    /// Hands one envelope (wire form) to the coordinator and returns its receipt (wire form).
    func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8]

    /// What the coordinator's transcript of `run` holds after entry `entry`, in order; entry 0 asks
    /// from the start.
    ///
    /// Each item is the entry number, 8 bytes big-endian, followed by an envelope for this
    /// institution or by the 360 bytes of a header sealed for others. Empty: nothing new yet. Where
    /// `waiting`, the coordinator takes its time until there is something.
    func messages(
        run: RunID, after entry: UInt64, waiting: Bool
    ) async throws(TransportError) -> [[UInt8]]
}

extension Transport {
    /// Waits for what comes after an entry.
    package func messages(
        run: RunID, after entry: UInt64
    ) async throws(TransportError) -> [[UInt8]] {
        try await messages(run: run, after: entry, waiting: true)
    }
}
