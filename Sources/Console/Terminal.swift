import Foundation

/// What programs print: results on standard output, everything else on standard error.
package enum Terminal {
    /// Keeps secrets off the disk: files are private unless they say otherwise, and a crash leaves
    /// no core.
    package static func prepare() {
        umask(0o077)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }

    /// A line of the result, visible at once to whoever reads it through a pipe.
    package static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// A line about what goes on.
    package static func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
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
