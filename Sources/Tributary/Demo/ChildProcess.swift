import Console
import Foundation
import Synchronization

/// A program of the suite that runs beside this one.
final class ChildProcess: Sendable {
    private struct State {
        var process: Process
        var lines: [String] = []
        var pending = ""
    }

    private let state: Mutex<State>
    private let name: String

    /// Starts the program; `echo` hears each line that it prints.
    init(
        _ program: String, _ arguments: [String],
        echo: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        name = program
        let process = Process()
        process.executableURL = Bundle.main.bundleURL.appending(path: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        state = Mutex(State(process: process))
        pipe.fileHandleForReading.readabilityHandler = { [self] handle in
            let data = handle.availableData
            guard !data.isEmpty else {
                handle.readabilityHandler = nil
                return
            }
            for line in take(String(decoding: data, as: UTF8.self)) { echo(line) }
        }
        do {
            try process.run()
        } catch {
            throw Failure(.notFound, "\(program) is not beside this program; build it first.")
        }
    }

    /// All lines so far.
    var lines: [String] { state.withLock { $0.lines } }

    var isRunning: Bool { state.withLock { $0.process.isRunning } }

    /// Waits until a line satisfies `test` and returns it; throws when the program ends without.
    func line(where test: (String) -> Bool) throws -> String {
        while true {
            let running = isRunning
            if let line = lines.first(where: test) { return line }
            guard running else { throw failure() }
            usleep(20_000)
        }
    }

    /// Waits for the end; throws where it was not orderly.
    func finish() throws {
        state.withLock { $0.process }.waitUntilExit()
        usleep(20_000)
        guard state.withLock({ $0.process.terminationStatus }) == 0 else { throw failure() }
    }

    /// Asks the program to end, and waits until it has.
    func end() {
        let process = state.withLock { $0.process }
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    private func failure() -> Failure {
        Failure(.defect, "\(name) failed:\n  " + lines.suffix(12).joined(separator: "\n  "))
    }

    private func take(_ text: String) -> [String] {
        state.withLock { state in
            state.pending += text
            var complete = state.pending.components(separatedBy: "\n")
            state.pending = complete.removeLast()
            state.lines += complete
            return complete
        }
    }
}
