import Foundation
import Subprocess
import SystemPackage

/// A program that runs beside the test, until the test ends it or lets go of it.
final class RunningProgram: Sendable {
    /// How many lines the log held before this program wrote to it.
    private let linesOfOthers: Int
    private let log: String
    private let process: Int32
    private let end: Task<Int32, any Error>

    /// Starts it; both its outputs are appended to the file `log`.
    init(_ program: Program, _ arguments: [String], log: String) async throws {
        self.log = log
        linesOfOthers = Self.lines(of: log).count
        let (started, announcement) = AsyncStream.makeStream(of: Int32.self)
        end = Task {
            defer { announcement.finish() }
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
    var lines: [String] { Self.lines(of: log) }

    private static func lines(of log: String) -> [String] {
        let data = FileManager.default.contents(atPath: log) ?? Data()
        return String(decoding: data, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Waits for a line that holds `text`, of this program or, where `everWritten`, also of those
    /// that wrote to the log before it.
    @discardableResult
    func line(with text: String, everWritten: Bool = false) async throws -> String {
        do {
            return try await Patience.find(text) {
                lines.dropFirst(everWritten ? 0 : linesOfOthers).first { $0.contains(text) }
            }
        } catch is NeverCame {
            throw NeverCame(what: "“\(text)” in\n" + lines.suffix(20).joined(separator: "\n"))
        }
    }

    /// kill -9.
    func kill() async throws {
        Foundation.kill(process, SIGKILL)
        _ = try await end.value
    }

    /// Asks it to stop; returns the status that it ends with.
    @discardableResult
    func terminate() async throws -> Int32 {
        Foundation.kill(process, SIGTERM)
        return try await status()
    }

    /// Waits until it ends by itself; returns the status that it ends with.
    func status() async throws -> Int32 {
        try await end.value
    }
}
