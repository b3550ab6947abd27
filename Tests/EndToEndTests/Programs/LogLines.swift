import Foundation
import Synchronization

/// The whole lines of a file that programs append to, read as it grows.
final class LogLines: Sendable {
    private struct State {
        var lines: [String] = []
        var pending = Data()
        var offset: UInt64 = 0
    }

    private let path: String
    private let state = Mutex(State())

    init(_ path: String) { self.path = path }

    /// All lines so far.
    var all: [String] {
        let path = path
        return state.withLock { state in
            guard let file = FileHandle(forReadingAtPath: path) else { return state.lines }
            defer { try? file.close() }
            try? file.seek(toOffset: state.offset)
            let new = (try? file.readToEnd()) ?? Data()
            state.offset += UInt64(new.count)
            state.pending += new
            guard let end = state.pending.lastIndex(of: UInt8(ascii: "\n")) else {
                return state.lines
            }
            state.lines += String(decoding: state.pending[..<end], as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            state.pending = Data(state.pending[(end + 1)...])
            return state.lines
        }
    }
}
