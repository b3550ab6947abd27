package import Federation
import Foundation

/// A copy of a run's transcript, with which a member, the coordinator or their auditor checks the
/// report offline.
///
/// It holds sums as exact as the members saw them, cells below the smallest included, so it is
/// written where it is asked for, for its owner alone.
package struct TranscriptCopy: Sendable {
    package let path: String

    /// Who may have it, in words.
    package static let audience = """
        exact sums, cells below the smallest included: for members, coordinator and their auditors \
        only
        """

    package init(_ path: String) {
        self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    }

    /// Writes the copy, for its owner alone to read, in the place of what lies there.
    package func write(_ transcript: Transcript) throws(LogError) {
        try? FileManager.default.removeItem(atPath: path)
        guard
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw .readOnly(path) }
        try transcript.copy(to: path)
    }
}
