import Foundation
import Subprocess
import Synchronization
import SystemPackage

/// A program that runs beside the test, until the test ends it or lets go of it.
final class RunningProgram: Sendable {
    /// How many lines the log held before this program wrote to it.
    private let linesOfOthers: Int
    private let log: LogLines
    private let process: Int32
    private let end: Task<Int32, any Error>
    private let hasEnded: Flag

    /// Starts it; both its outputs are appended to the file `log`.
    init(_ program: Program, _ arguments: [String], log: String) async throws {
        self.log = LogLines(log)
        linesOfOthers = self.log.all.count
        let hasEnded = Flag()
        self.hasEnded = hasEnded
        let (started, announcement) = AsyncStream.makeStream(of: Int32.self)
        end = Task {
            defer {
                announcement.finish()
                hasEnded.raise()
            }
            let file = try FileDescriptor.open(
                log, .writeOnly, options: [.create, .append], permissions: .ownerReadWrite)
            defer { try? file.close() }
            return try await Subprocess.run(
                .path(program.path), arguments: Arguments(arguments), input: .none,
                output: .fileDescriptor(file, closeAfterSpawningProcess: false),
                error: .fileDescriptor(file, closeAfterSpawningProcess: false)
            ) { execution in
                announcement.yield(execution.processIdentifier.value)
                announcement.finish()
            }.terminationStatus.code
        }
        guard let process = await started.first(where: { _ in true }) else {
            _ = try await end.value
            throw NeverCame(what: "the start of \(program.rawValue)")
        }
        self.process = process
    }

    deinit { end.cancel() }

    /// All whole lines so far, of this program and of those that wrote to the same log before it.
    var lines: [String] { log.all }

    /// Waits for a line that holds `text`, of this program or, where `everWritten`, also of those
    /// that wrote to the log before it.
    @discardableResult
    func line(with text: String, everWritten: Bool = false) async throws -> String {
        var next = everWritten ? 0 : linesOfOthers
        do {
            return try await Patience.find(text) {
                let isLast = hasEnded.isRaised
                let lines = lines
                defer { next = lines.count }
                if let found = lines.dropFirst(next).first(where: { $0.contains(text) }) {
                    return found
                }
                guard !isLast else { throw NeverCame(what: text) }
                return nil
            }
        } catch is NeverCame {
            throw NeverCame(what: "“\(text)” in\n" + lines.suffix(20).joined(separator: "\n"))
        }
    }

    /// kill -9.
    func kill() async throws {
        signal(SIGKILL)
        _ = try await end.value
    }

    /// Lets it crash as by a mistake of its own, with whatever it then prints. Where the first
    /// signal only makes it print, the next one ends it.
    func crash() async throws {
        while !hasEnded.isRaised {
            signal(SIGABRT)
            try await ContinuousClock().sleep(for: .milliseconds(500))
        }
        _ = try await end.value
    }

    /// Asks it to stop; returns the status that it ends with.
    @discardableResult
    func terminate() async throws -> Int32 {
        signal(SIGTERM)
        return try await status()
    }

    /// Ctrl-C; returns the status that it ends with.
    func interrupt() async throws -> Int32 {
        signal(SIGINT)
        return try await status()
    }

    /// Waits until it ends by itself; returns the status that it ends with.
    func status() async throws -> Int32 {
        try await end.value
    }

    private func signal(_ number: Int32) {
        if !hasEnded.isRaised { Foundation.kill(process, number) }
    }
}

/// Something that is so from a moment on.
private final class Flag: Sendable {
    private let state = Mutex(false)

    var isRaised: Bool { state.withLock { $0 } }

    func raise() { state.withLock { $0 = true } }
}
