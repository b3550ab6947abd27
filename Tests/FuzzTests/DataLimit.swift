import Foundation

/// Forbids this process to take more memory than it has now, but for an allowance.
///
/// Memory that was freed and not returned to the system still serves, so an input may take a little
/// more than the allowance; what it takes by a number that it names ends the process.
enum DataLimit {
    static func with<Value>(allowance: Int, _ body: () throws -> Value) rethrows -> Value {
        set(current + UInt64(allowance))
        defer { set(.max) }
        return try body()
    }

    /// Bytes of writable memory, as the kernel counts them.
    private static var current: UInt64 {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmData:") } ?? ""
        return 1024 * (UInt64(line.filter(\.isNumber)) ?? 0)
    }

    private static func set(_ bytes: UInt64) {
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: .max)
        setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    }
}
