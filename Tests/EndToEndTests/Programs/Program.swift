import Foundation
import Subprocess
import SystemPackage

/// The programs under test; they lie in the folder that the tests were built into.
enum Program: String {
    case tributary
    case bankNode = "bank-node"

    var path: FilePath { FilePath(Bundle.main.bundleURL.appending(path: rawValue).path) }

    /// Runs it to its end; kills it when the test is cancelled.
    func run(_ arguments: [String]) async throws -> ProgramEnd {
        let result = try await Subprocess.run(
            .path(path), arguments: Arguments(arguments), input: .none,
            output: .string(limit: 16 << 20), error: .string(limit: 16 << 20))
        return ProgramEnd(
            status: result.terminationStatus.code, output: result.standardOutput,
            errors: result.standardError)
    }
}

/// How a program ended, and all that it printed.
struct ProgramEnd: Hashable {
    let status: Int32
    let output: String
    let errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// Its last line on standard output.
    var lastLine: String { lines.last ?? "" }
}

extension TerminationStatus {
    /// The exit code, or 128 and the signal, as a shell tells it.
    var code: Int32 {
        switch self {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}

/// A command that a test relies on ended badly.
struct CommandFailed: Error, CustomStringConvertible {
    let command: String
    let end: ProgramEnd

    var description: String {
        "\(command) ended with \(end.status):\n\(end.output)\(end.errors)"
    }
}
