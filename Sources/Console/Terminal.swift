import Documents
import Foundation

/// What programs print: results on standard output, everything else on standard error.
package enum Terminal {
    /// Keeps secrets off the disk: files are private unless they say otherwise, and a crash leaves
    /// no core. Whoever stops reading ends no work: what was begun is brought to its end.
    package static func prepare() {
        umask(0o077)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        signal(SIGPIPE, SIG_IGN)
    }

    /// A line of the result, visible at once to whoever reads it through a pipe.
    package static func say(_ text: String) {
        give(ForeignText.lines(text))
    }

    /// A document for a file or another program: every sign as it is.
    package static func give(_ document: String) {
        write(document, to: .standardOutput)
    }

    /// A line about what goes on.
    package static func note(_ text: String) {
        write(ForeignText.lines(text), to: .standardError)
    }

    /// Into a pipe that nobody reads any more, nothing is written.
    private static func write(_ text: String, to output: FileHandle) {
        try? output.write(contentsOf: Data((text + "\n").utf8))
    }

    /// Runs a command; prints what goes wrong, and gives the status to end with.
    package static func status(of body: () async throws -> Void) async -> ExitStatus {
        do {
            try await body()
            return .done
        } catch {
            note("error: \(error)")
            return .of(error)
        }
    }
}
